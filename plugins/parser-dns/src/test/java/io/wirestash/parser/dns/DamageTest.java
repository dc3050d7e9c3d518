package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.name;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Malformed;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a message is read or refused as malformed, and its event stays in proportion. */
class DamageTest {
  private static final int CAPACITY = 65_536;
  private final MessageReader reader = new MessageReader();

  /** A message with a record of every kind that has a sample. */
  private static byte[] everything() throws IOException {
    MessageBytes message = response(1, "www.example.", 255);
    for (RdataTest.Sample sample : RdataTest.samples()) {
      message.record(1 + sample.number() % 3, hex("c00c"), sample.number(), 1, 60, sample.bytes());
    }
    return message.opt(4096, 0x8000, "000a00080102030405060708 0008000700011800c63364 000f00040012 6f6b").bytes();
  }

  private static byte[] small() {
    return response(1, "www.example.", 15)
        .record(1, hex("c00c"), 15, 1, 60, hex("000a 046d61696c c010"))
        .record(1, hex("c00c"), 16, 1, 60, hex("0568656c6c6f"))
        .record(3, name("mail.example."), 28, 1, 60, hex("20010db8000000000000000000000001"))
        .opt(1232, 0, "000a00080102030405060708")
        .bytes();
  }

  private void check(byte[] message, int length) {
    Cursor in = new Cursor();
    // bytes of another message follow in the array, as they do in a block of packets
    in.reset(message, 0, length, true, 0, 0);
    Dialect dialect = Dialect.values()[length % 3];
    try {
      String json = Messages.json(reader.read(in, dialect, MessageReader.MAX_RECORDS));
      assertThat(json.length()).isLessThan(64 * length + 65_536);
      assertThat(in.remaining()).isZero();
    } catch (Malformed refused) {
      assertThat(refused.code()).isIn("truncated", "not_dns");
    }
    in.reset(message, 0, length, true, 0, 0);
    DnsProbe.probe(Direction.CLIENT, in);
  }

  @Test
  void everyTruncationIsReadOrRefused() throws IOException {
    for (byte[] whole : new byte[][] {small(), everything()}) {
      for (int length = 0; length <= whole.length; length++) check(whole, length);
    }
  }

  @Test
  void everyFlippedBitIsReadOrRefused() {
    byte[] whole = small();
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      check(flipped, flipped.length);
    }
  }

  @Test
  void manyRandomChangesAreReadOrRefused() throws IOException {
    Random random = new Random(53);
    byte[] whole = everything();
    for (int i = 0; i < 5_000; i++) {
      byte[] changed = Arrays.copyOf(whole, whole.length);
      for (int changes = random.nextInt(20); changes >= 0; changes--) {
        changed[12 + random.nextInt(changed.length - 12)] = (byte) random.nextInt();
      }
      check(changed, changed.length - random.nextInt(100));
    }
  }

  @Test
  void randomBytesAreReadOrRefused() {
    Random random = new Random(35);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      check(bytes, bytes.length);
    }
  }

  @Test
  void theLargestMessageOfPointersIsRead() {
    byte[] bytes = new byte[CAPACITY - 1];
    Arrays.fill(bytes, (byte) 0xc0);
    System.arraycopy(hex("0001 8180 0001 ffff ffff ffff"), 0, bytes, 0, 12);
    check(bytes, bytes.length);
  }
}
