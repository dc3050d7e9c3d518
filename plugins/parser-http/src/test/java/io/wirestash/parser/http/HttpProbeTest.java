package io.wirestash.parser.http;

import static io.wirestash.api.parser.Direction.CLIENT;
import static io.wirestash.api.parser.Direction.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProbeTest {
  private static final HttpParser PARSER = new HttpParser(Http.OPTIONS, FixedSecrets.of(Credentials.MASK));

  @ParameterizedTest
  @ValueSource(strings = {
    "GET / HTTP/1.1\r\n", "\r\nGET / HTTP/1.0\n", "PROPFIND /x HTTP/1.1\r\n", "FOO / HTTP/1.1\r\n",
    "M-SEARCH * HTTP/1.1\r\n", "CONNECT x:443 HTTP/1.1\r\n", "GET HTTP/1.1\r\n"
  })
  void isSureOfARequestLineWithItsVersion(String head) {
    assertThat(Wire.probe(PARSER, CLIENT, head)).contains(Match.YES);
    assertThat(Wire.probe(PARSER, SERVER, head)).contains(Match.REVERSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK", "HTTP/1.0 404 No\r\n"})
  void isSureOfAStatusLine(String head) {
    assertThat(Wire.probe(PARSER, SERVER, head)).contains(Match.YES);
    assertThat(Wire.probe(PARSER, CLIENT, head)).contains(Match.REVERSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "OPTIONS rtsp://x/ RTSP/1.0\r\n", "REGISTER sip:x SIP/2.0\r\n", "OPTIONS icap://x/ ICAP/1.0\r\n",
    "PRI * HTTP/2.0\r\n", "\u0016\u0003\u0001\u0002", "SSH-2.0-x\r\n", "EHLO x\r\n", "USER anonymous\r\n",
    "GET key\r\n", "*1\r\n$4\r\nPING\r\n", "GET / HTTP/2\r\n"
  })
  void refusesWhatAClientOfAnotherProtocolSays(String head) {
    assertThat(Wire.probe(PARSER, CLIENT, head)).contains(Match.NO);
  }

  @Test
  void thinksARequestWithoutVersionPossible() {
    assertThat(Wire.probe(PARSER, CLIENT, "GET /old\r\n")).contains(Match.TRY);
  }

  @Test
  void thinksAnyServersBytesPossibleSinceTheyMayBeTheMiddleOfABody() {
    assertThat(Wire.probe(PARSER, SERVER, "lorem ipsum\r\n")).contains(Match.TRY);
  }

  @ParameterizedTest
  @CsvSource({"GE, CLIENT", "GET /long, CLIENT", "HTT, SERVER", "'\r\n', CLIENT"})
  void waitsForMoreBytes(String head, io.wirestash.api.parser.Direction from) {
    assertThat(Wire.probe(PARSER, from, head)).isEmpty();
  }

  @Test
  void doesNotWaitBeyondWhatTheEngineShows() {
    assertThat(Wire.probe(PARSER, CLIENT, "GET /" + "x".repeat(8192))).contains(Match.TRY);
  }
}
