package io.wirestash.parser.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static Cursor bytes(String text) {
    return Cursor.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsNumbersOfAnyLength() {
    assertThat(Fields.number(bytes("\u00fa"))).isEqualTo(250);
    assertThat(Fields.number(bytes("\u00fb"))).isEqualTo(Fields.NULL);
    assertThat(Fields.number(bytes("\u00fc\u0001\u0002"))).isEqualTo(0x0201);
    assertThat(Fields.number(bytes("\u00fd\u0001\u0002\u0003"))).isEqualTo(0x030201);
    assertThat(Fields.number(bytes("\u00fe\1\0\0\0\0\0\0\0"))).isEqualTo(1);
  }

  @Test
  void refusesLengthsBeyondThePacket() {
    assertThatThrownBy(() -> Fields.counted(bytes("\u0003ab"))).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Fields.counted(bytes("\u00fe\377\377\377\377\377\377\377\377")))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Fields.counted(bytes("\u00ff"))).isInstanceOf(Malformed.class);
  }

  @Test
  void joinsBothPartsOfTheSalt() {
    Greeting greeting = Greeting.read(bytes(Bytes.greeting("x").substring(4)));

    assertThat(new String(greeting.salt(), StandardCharsets.US_ASCII)).isEqualTo(Bytes.SALT);
    assertThat(greeting.plugin()).isEqualTo("x");
    assertThat(greeting.version()).isEqualTo("8.0.36");
  }

  @Test
  void namesCapabilities() {
    assertThat(Capability.names(0x8001)).containsExactly("long_password", "secure_connection");
  }

  @Test
  void readsWhatTheClientTellsOfItself() {
    String attributes = "\u0003_os\u0005Linux\u000c_client_name\u0003lib";
    String login = Bytes.le(0x0018_8200, 4) + Bytes.le(0, 4) + "\u002d" + "\0".repeat(23) + "joe\0\0plugin\0"
        + (char) attributes.length() + attributes;

    LoginRequest request = LoginRequest.read(bytes(login));

    assertThat(request.attributes()).isEqualTo(Map.of("_os", "Linux", "_client_name", "lib"));
    assertThat(request.software()).isEqualTo("lib");
  }

  @Test
  void passesOverAttributesOfEachType() {
    String types = "\1\0\1a\2\0\1b\3\0\1c\10\0\1d\14\0\1e\6\0\1f\u00fe\0\1g";
    String values = "1" + "22" + "4444" + "88888888" + "\4date" + "\4text";
    Cursor in = bytes("\7\1" + "\40" + "\1" + types + values + "SELECT 1");

    QueryAttributes.skip(in);

    assertThat(in.rest().text()).isEqualTo("SELECT 1");
  }
}
