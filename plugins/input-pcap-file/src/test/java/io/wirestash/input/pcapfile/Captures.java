package io.wirestash.input.pcapfile;

import io.wirestash.api.Context;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.PacketBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads captures to their end and keeps what came: the packets and what was reported. */
final class Captures implements Context {
  /** A packet with a copy of its bytes. */
  record Read(String capture, long number, long nanos, int original, CaptureInterface origin, byte[] bytes) {
    int first() {
      return bytes[0];
    }
  }

  /** Large, so one for all. */
  private static final PacketBatch BATCH = new PacketBatch();

  final List<Read> packets = new ArrayList<>();
  final List<String> damage = new ArrayList<>();
  int batches;

  /** Reads a capture from memory. */
  static Captures of(byte[] capture) {
    return of(new ByteArrayInputStream(capture));
  }

  static Captures of(InputStream capture) {
    Captures captures = new Captures();
    try (CaptureReader reader = reader(capture, captures)) {
      while (reader.read(BATCH)) captures.keep(BATCH);
    } catch (IOException e) {
      captures.damage.add("not opened: " + e.getMessage());
    }
    return captures;
  }

  private static CaptureReader reader(InputStream capture, Captures captures) throws IOException {
    return new CaptureReader(new CaptureStream("test", capture), captures::damaged, new Selection(null));
  }

  /** Reads files as the pipeline does. */
  static Captures of(Path... paths) throws IOException {
    Captures captures = new Captures();
    try (PcapFileInput input = new PcapFileInput(List.of(paths), null, captures)) {
      input.open();
      while (input.read(BATCH)) captures.keep(BATCH);
    }
    return captures;
  }

  void keep(PacketBatch batch) {
    if (batch.count() == 0) throw new AssertionError("an empty batch was delivered");
    batches++;
    for (int i = 0; i < batch.count(); i++) {
      int from = batch.offset(i);
      byte[] bytes = Arrays.copyOfRange(batch.block(), from, from + batch.captured(i));
      long nanos = batch.nanos(i);
      packets.add(new Read(batch.capture(), batch.number(i), nanos, batch.original(i), batch.origin(i), bytes));
    }
  }

  List<Long> times() {
    return packets.stream().map(Read::nanos).toList();
  }

  List<Integer> firstBytes() {
    return packets.stream().map(Read::first).toList();
  }

  @Override
  public String id() {
    return "pcap_file";
  }

  @Override
  public void warn(String message) {
    throw new AssertionError(message);
  }

  @Override
  public void damaged(String message) {
    damage.add(message);
  }

  @Override
  public boolean terminal() {
    return false;
  }

  @Override
  public Secrets secrets() {
    return Secrets.of(Credentials.DROP);
  }
}
