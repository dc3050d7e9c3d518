package io.wirestash.parser.tls;

import static io.wirestash.parser.tls.HelloBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsProbeTest {
  private static final TlsParser PARSER = new TlsParser(new TlsOptions(List.of(443)));
  private static final byte[] CLIENT_HELLO = HelloBytes.client(0x0303, 0x1301).record();
  private static final byte[] SERVER_HELLO = HelloBytes.server(0x0303, 0x1301).record();

  private static Optional<Match> probe(Direction from, byte[] head) {
    return Wire.probe(PARSER, from, new String(head, StandardCharsets.ISO_8859_1));
  }

  @Test
  void isCertainOfHellos() {
    assertThat(probe(Direction.CLIENT, CLIENT_HELLO)).contains(Match.YES);
    assertThat(probe(Direction.SERVER, SERVER_HELLO)).contains(Match.YES);
  }

  @Test
  void knowsWhoTheServerIs() {
    assertThat(probe(Direction.SERVER, CLIENT_HELLO)).contains(Match.REVERSED);
    assertThat(probe(Direction.CLIENT, SERVER_HELLO)).contains(Match.REVERSED);
  }

  @Test
  void needsElevenBytesToTell() {
    assertThat(probe(Direction.CLIENT, Arrays.copyOf(CLIENT_HELLO, 10))).isEmpty();
    assertThat(probe(Direction.CLIENT, Arrays.copyOf(CLIENT_HELLO, 11))).contains(Match.YES);
  }

  @Test
  void isCertainOfAHelloThatIsSpreadOverRecords() {
    assertThat(probe(Direction.CLIENT, hex("160301 0001 01"))).contains(Match.YES);
  }

  @ParameterizedTest
  @CsvSource({"802e 01 0301 0015 0000 0010, YES", "802e 01 0002 0015 0000 0010, YES", "802f 01 0301 0015 0000 0010, NO",
    "802e 01 0301 0014 0001 0010, NO", "802e 04 0301 0015 0000 0010, NO", "802e 01 0401 0015 0000 0010, NO"})
  void takesAHelloInTheFormOfSsl2IfItsLengthsAddUp(String head, Match match) {
    assertThat(probe(Direction.CLIENT, hex(head.replace(" ", "")))).contains(match);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "160301 0000 01", "160301 ffff 01", "160401 0040 01", "160301 0040 03", "160301 0040 01 000001 0303",
    "160301 0040 01 00003c 0403", "170303 0040 00", "474554", "0303", "ff534d42"
  })
  void refusesEverythingElse(String head) {
    assertThat(probe(Direction.CLIENT, hex(head.replace(" ", "")))).contains(Match.NO);
  }
}
