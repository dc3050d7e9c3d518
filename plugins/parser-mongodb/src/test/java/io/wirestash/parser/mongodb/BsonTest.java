package io.wirestash.parser.mongodb;

import static io.wirestash.parser.mongodb.MessageBytes.document;
import static io.wirestash.parser.mongodb.MessageBytes.i32;
import static io.wirestash.parser.mongodb.MessageBytes.join;
import static io.wirestash.parser.mongodb.MessageBytes.nested;
import static io.wirestash.parser.mongodb.MessageBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BsonTest {
  private static byte[] framed(byte[]... elements) {
    byte[] all = join(elements);
    return join(i32(all.length + 5), all, new byte[1]);
  }

  @Test
  void findsValuesByName() {
    Bson bson = Bson.of(document("text", "häh", "double", 2.5, "int", -7, "long", 1L << 40, "flag", true, "null", null,
        "bytes", new byte[] {1, 2}, "inner", nested("a", "b"), "list", List.of("x", "y")));
    assertThat(bson.text("text")).isEqualTo("häh");
    assertThat(bson.number("double")).isEqualTo(2);
    assertThat(bson.number("int")).isEqualTo(-7);
    assertThat(bson.number("long")).isEqualTo(1L << 40);
    assertThat(bson.isTrue("flag")).isTrue();
    assertThat(bson.has("null")).isTrue();
    assertThat(bson.binary("bytes")).containsExactly(1, 2);
    assertThat(bson.document("inner").text("a")).isEqualTo("b");
    assertThat(bson.document("list").size()).isEqualTo(2);
    assertThat(bson.size()).isEqualTo(9);
  }

  @Test
  void doesNotTakeOneTypeForAnother() {
    Bson bson = Bson.of(document("text", "1", "number", 1));
    assertThat(bson.number("text")).isNull();
    assertThat(bson.text("number")).isNull();
    assertThat(bson.document("number")).isNull();
    assertThat(bson.binary("number")).isNull();
    assertThat(bson.text("nothing")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "01, 0000000000000000",
    "02, 020000006100",
    "03, 0500000000",
    "04, 0500000000",
    "05, 0200000000 0102",
    "06, ''",
    "07, 000000000000000000000000",
    "08, 01",
    "09, 0000000000000000",
    "0a, ''",
    "0b, 6100 6900",
    "0c, 020000006100 000000000000000000000000",
    "0d, 020000006100",
    "0e, 020000006100",
    "0f, 0f000000 020000006100 0500000000",
    "10, 00000000",
    "11, 0000000000000000",
    "12, 0000000000000000",
    "13, 00000000000000000000000000000000",
    "7f, ''",
    "ff, ''"
  })
  void stepsOverEveryType(String type, String value) {
    HexFormat hex = HexFormat.of();
    byte[] element = join(hex.parseHex(type), text("e"), hex.parseHex(value.replace(" ", "")));
    byte[] last = new byte[] {2, 'z', 0, 2, 0, 0, 0, 'y', 0};
    Bson bson = Bson.of(framed(element, last));
    assertThat(bson.text("z")).isEqualTo("y");
    assertThat(bson.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4})
  void refusesDocumentsThatAreTooShort(int length) {
    assertThatThrownBy(() -> Bson.of(join(i32(length), new byte[20])))
        .isInstanceOfSatisfying(Malformed.class, fault -> assertThat(fault.code()).isEqualTo("document_length"));
  }

  @ParameterizedTest
  @CsvSource({"02, -1", "02, -2147483648", "05, -5", "03, 4", "03, 0", "0c, -13"})
  void refusesElementsThatAreTooShort(String type, int length) {
    byte[] document = framed(HexFormat.of().parseHex(type), text("e"), i32(length), new byte[20]);
    assertThatThrownBy(() -> Bson.verified(Cursor.of(document)))
        .isInstanceOfSatisfying(Malformed.class, fault -> assertThat(fault.code()).isEqualTo("element_length"));
  }

  @Test
  void refusesUnknownTypes() {
    assertThatThrownBy(() -> Bson.verified(Cursor.of(framed(new byte[] {0x33, 'e', 0, 1}))))
        .isInstanceOfSatisfying(Malformed.class, fault -> assertThat(fault.code()).isEqualTo("element_type"));
  }

  @Test
  void keepsTheElementsBeforeADamagedOne() {
    Bson bson = Bson.of(framed(join(new byte[] {8, 'a', 0, 1}), new byte[] {0x33, 'e', 0, 1}));
    assertThat(bson.isTrue("a")).isTrue();
    assertThat(bson.has("e")).isFalse();
  }

  @Test
  void leavesOutAnElementThatIsTooLong() {
    Bson bson = Bson.of(framed(join(new byte[] {8, 'a', 0, 1}), new byte[] {2, 'e', 0}, i32(Integer.MAX_VALUE)));
    assertThat(bson.isTrue("a")).isTrue();
    assertThat(bson.has("e")).isFalse();
  }

  @Test
  void keepsTheBeginningOfLongTexts() {
    assertThat(Bson.of(document("t", "x".repeat(4096))).text("t")).hasSize(4096);
    assertThat(Bson.of(document("t", "x".repeat(4097))).text("t")).hasSize(4097).endsWith("x…");
  }

  @Test
  void survivesDocumentsCutAndChangedAnywhere() {
    byte[] whole = document("ok", 1.0, "t", "text", "inner", nested("a", List.of(1, 2)), "b", new byte[9], "n", null);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int k = random.nextInt(4); k > 0; k--) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        Bson bson = Bson.read(Cursor.of(damaged));
        bson.text("t");
        bson.number("ok");
        bson.binary("b");
        Bson inner = bson.document("inner");
        if (inner != null) inner.document("a");
        assertThat(bson.size()).isLessThan(whole.length);
      } catch (Malformed e) {
        assertThat(e.code()).isNotBlank();
      }
    }
  }
}
