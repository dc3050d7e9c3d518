package io.wirestash.api.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static Cursor hex(String hex) {
    return Cursor.of(HexFormat.of().parseHex(hex));
  }

  private static Cursor ascii(String text) {
    return Cursor.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A stream of which only these bytes have arrived. */
  private static Cursor arrived(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Cursor cursor = new Cursor();
    cursor.reset(bytes, 0, bytes.length, false, 0, 0);
    return cursor;
  }

  private static void assertMalformed(String code, ThrowingCallable call) {
    assertThatExceptionOfType(Malformed.class).isThrownBy(call).withMessage(code);
  }

  @Test
  void readsNumbersOfBothByteOrders() {
    assertThat(hex("ff").u8()).isEqualTo(0xff);
    assertThat(hex("ff01").u16()).isEqualTo(0xff01);
    assertThat(hex("ff0102").u24()).isEqualTo(0xff0102);
    assertThat(hex("ff010203").u32()).isEqualTo(0xff010203L);
    assertThat(hex("ff010203").i32()).isEqualTo(0xff010203);
    assertThat(hex("ff01020304050607").u64()).isEqualTo(0xff01020304050607L);
    assertThat(hex("01ff").u16le()).isEqualTo(0xff01);
    assertThat(hex("0201ff").u24le()).isEqualTo(0xff0102);
    assertThat(hex("030201ff").u32le()).isEqualTo(0xff010203L);
    assertThat(hex("030201ff").i32le()).isEqualTo(0xff010203);
    assertThat(hex("07060504030201ff").u64le()).isEqualTo(0xff01020304050607L);
  }

  @Test
  void countsWhatWasRead() {
    Cursor in = hex("00010203040506070809");
    in.u16();
    in.skip(3);
    assertThat(in.offset()).isEqualTo(5);
    assertThat(in.remaining()).isEqualTo(5);
    assertThat(in.peek()).isEqualTo(5);
    assertThat(in.peek(4)).isEqualTo(9);
    assertThat(in.rest().hex()).isEqualTo("0506070809");
    assertThat(in.remaining()).isZero();
  }

  @Test
  void tellsTruncationInAMessageFromBytesThatHaveNotCome() {
    List<Consumer<Cursor>> reads =
        List.of(
            Cursor::u8, Cursor::u16, Cursor::u24, Cursor::u32, Cursor::u64, Cursor::peek, Cursor::line,
            in -> in.peek(0), in -> in.bytes(1), in -> in.skip(1), in -> in.require(1), in -> in.expect("x"),
            in -> in.sub(1), in -> in.number(0, 9));
    for (Consumer<Cursor> read : reads) {
      assertMalformed("truncated", () -> read.accept(ascii("")));
      assertThatThrownBy(() -> read.accept(arrived(""))).isInstanceOf(NeedMoreBytes.class);
    }
  }

  @Test
  void readsNothingOfAFieldThatIsCut() {
    Cursor in = hex("0102");
    assertMalformed("truncated", in::u24);
    assertThat(in.offset()).isZero();
  }

  @Test
  void refusesNegativeLengthsWhetherMoreBytesComeOrNot() {
    assertMalformed("out_of_range", () -> arrived("abc").bytes(-1));
    assertMalformed("out_of_range", () -> ascii("abc").skip(Integer.MIN_VALUE));
    assertMalformed("out_of_range", () -> ascii("abc").sub(-1));
  }

  @Test
  void survivesLengthsNearTheLargestNumber() {
    Cursor in = ascii("abc");
    in.u8();
    assertMalformed("truncated", () -> in.bytes(Integer.MAX_VALUE));
    assertMalformed("truncated", () -> in.peek(Integer.MAX_VALUE));
  }

  @Test
  void boundsNumbersInclusively() {
    assertThat(hex("00000010").number(0, 16)).isEqualTo(16);
    assertMalformed("out_of_range", () -> hex("00000011").number(0, 16));
    assertMalformed("out_of_range", () -> hex("ffffffff").number(0, 16));
  }

  @Test
  void readsLinesWithEitherEnd() {
    Cursor in = ascii("a\r\nb\n\n\r\nc\rd\n");
    assertThat(List.of(in.line().text(), in.line().text(), in.line().text(), in.line().text(), in.line().text()))
        .containsExactly("a", "b", "", "", "c\rd");
  }

  @Test
  void doesNotTakeACarriageReturnOfTheLineBefore() {
    Cursor in = ascii("\r\n");
    in.u8();
    assertThat(in.line().length()).isZero();
    assertThat(in.remaining()).isZero();
  }

  @Test
  void expectsExactBytes() {
    Cursor in = ascii("\r\nx");
    in.expect("\r\n");
    assertThat(in.offset()).isEqualTo(2);
    assertMalformed("unexpected_bytes", () -> in.expect("y"));
    assertThat(in.offset()).isEqualTo(2);
  }

  @Test
  void saysWhereTheFaultIs() {
    Cursor in = ascii("abcd");
    in.skip(3);
    assertThat(in.malformed("odd").offset()).isEqualTo(3);
  }

  @Test
  void jumpsWithinTheMessageOnly() {
    byte[] bytes = "__abc__".getBytes(StandardCharsets.US_ASCII);
    Cursor in = new Cursor();
    in.reset(bytes, 2, 5, true, 0, 0);
    in.offset(3);
    assertThat(in.remaining()).isZero();
    in.offset(0);
    assertThat(in.peek()).isEqualTo('a');
    assertMalformed("bad_offset", () -> in.offset(4));
    assertMalformed("bad_offset", () -> in.offset(-1));
  }

  @Test
  void keepsAChildWithinItsLength() {
    Cursor in = arrived("abcdef");
    in.u8();
    Cursor child = in.sub(2);
    assertThat(in.offset()).isEqualTo(3);
    assertThat(child.rest().text()).isEqualTo("bc");
    assertMalformed("truncated", child::u8);
    assertMalformed("bad_offset", () -> child.offset(3));
  }

  @Test
  void repeatsUpToTheBudgetOfElements() {
    Cursor in = ascii("x".repeat(11));
    in.budget(10, 1);
    assertThat(in.repeat(10, Cursor::u8)).hasSize(10);
    assertThat(in.repeat(0, Cursor::u8)).isEmpty();
    assertMalformed("too_many_elements", () -> in.repeat(1, Cursor::u8));
  }

  @Test
  void refusesNegativeCounts() {
    assertMalformed("too_many_elements", () -> ascii("x").repeat(-1, Cursor::u8));
  }

  @Test
  void chargesElementsOfAChildToItsParent() {
    Cursor in = ascii("abc");
    in.budget(4, 8);
    Cursor child = in.sub(2);
    child.sub(0).repeat(3, ignored -> "");
    assertMalformed("too_many_elements", () -> child.repeat(2, ignored -> ""));
    assertThat(in.repeat(1, ignored -> "")).hasSize(1);
    assertMalformed("too_many_elements", () -> in.repeat(1, ignored -> ""));
  }

  @Test
  void nestsUpToTheBudgetOfDepth() {
    assertThat(nested(16, 16)).isEqualTo(16);
    assertMalformed("too_deep", () -> nested(17, 16));
  }

  private static int nested(int levels, int allowed) {
    Cursor in = ascii("");
    in.budget(1000, allowed);
    return nest(in, levels);
  }

  private static int nest(Cursor in, int levels) {
    return levels == 0 ? 0 : 1 + in.repeat(1, inner -> nest(inner.sub(0), levels - 1)).get(0);
  }

  @Test
  void regainsDepthWhenAnElementFails() {
    Cursor in = ascii("");
    in.budget(10, 1);
    assertMalformed("truncated", () -> in.repeat(1, Cursor::u8));
    assertThat(in.repeat(1, ignored -> 7)).containsExactly(7);
  }

  @Test
  void tellsThePacketThatBroughtTheBytes() {
    Cursor in = new Cursor();
    in.reset(new byte[4], 0, 4, true, 1_500_000_000_000_000_001L, 42);
    assertThat(in.moment()).isEqualTo(new Moment(1_500_000_000_000_000_001L, 42));
    assertThat(in.sub(2).packetNumber()).isEqualTo(42);
    assertThat(in.timestamp()).isEqualTo(1_500_000_000_000_000_001L);
  }
}
