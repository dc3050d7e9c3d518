package io.wirestash.parser.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
  private static String text(HostPort said) {
    return said.ip() + " " + said.port();
  }

  @Test
  void readsTheSixNumbersOfPort() {
    assertThat(text(HostPort.ofPort("192,0,2,255,4,1"))).isEqualTo("192.0.2.255 1025");
    assertThat(text(HostPort.ofPort("0,0,0,0,255,255"))).isEqualTo("0.0.0.0 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2,3,4,5", "256,2,3,4,5,6", "1,2,3,4,5,999", "1;2;3;4;5;6", "1,,3,4,5,6", "a,2,3,4,5,6"})
  void findsNothingInOtherArgumentsOfPort(String argument) {
    assertThat(HostPort.ofPort(argument)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Entering Passive Mode (192,0,2,1,4,1).",
        "Entering Passive Mode. 192,0,2,1,4,1",
        "=192,0,2,1,4,1",
        "Mode 7 of 3,4: (192,0,2,1,4,1)"
      })
  void findsTheNumbersAnywhereInAReplyToPasv(String text) {
    assertThat(text(HostPort.ofPassive(text))).isEqualTo("192.0.2.1 1025");
  }

  @Test
  void readsEprtOfBothFamiliesWithAnyDelimiter() {
    assertThat(text(HostPort.ofExtendedPort("|1|192.0.2.1|6275|"))).isEqualTo("192.0.2.1 6275");
    assertThat(text(HostPort.ofExtendedPort("!2!2001:DB8:0::1!5282!"))).isEqualTo("2001:db8::1 5282");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "|", "|1|192.0.2.1|", "|1|192.0.2.1|65536|", "|1|192.0.2|21|", "|3|192.0.2.1|21|",
        "|2|example.test|21|", "|2|face|21|", "|2|fe80::1%eth0|21|", "|2|:::|21|", "|1|192.0.2.1|-1|"
      })
  void findsNothingInOtherArgumentsOfEprt(String argument) {
    assertThat(HostPort.ofExtendedPort(argument)).isNull();
  }

  @Test
  void readsThePortOfAReplyToEpsv() {
    assertThat(HostPort.ofExtendedPassive("Entering Extended Passive Mode (|||6446|)")).isEqualTo(new HostPort(null, 6446));
    assertThat(HostPort.ofExtendedPassive("Entering Extended Passive Mode")).isNull();
    assertThat(HostPort.ofExtendedPassive("Mode (|||")).isNull();
  }
}
