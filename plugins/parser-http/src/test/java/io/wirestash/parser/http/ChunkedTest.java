package io.wirestash.parser.http;

import static io.wirestash.api.parser.Direction.SERVER;
import static io.wirestash.parser.http.Http.event;
import static io.wirestash.parser.http.Http.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112 section 7.1. */
class ChunkedTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final Wire wire = Http.wire();

  @BeforeEach
  void ask() {
    wire.client("GET / HTTP/1.1\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void joinsChunksAndKeepsTrailers(boolean bytewise) {
    Wire cut = bytewise ? wire.bytewise() : wire;
    cut.server(OK + "5\r\nhello\r\n00A\r\n, chunks, \r\n1\r\n!\r\n0\r\nX-Sum: 1\r\nx-sum: 2\r\n\r\n");
    assertThat(event(wire).respBody()).hasToString("hello, chunks, !");
    assertThat(event(wire).respBodySize()).isEqualTo(16);
    assertThat(event(wire).respTrailers().toString()).isEqualTo("{\"x-sum\":[\"1\",\"2\"]}");
    assertThat(event(wire).anomalies()).isEmpty();
  }

  @Test
  void isNotConfusedByChunksThatLookLikeMessages() {
    wire.server(OK + "13\r\nHTTP/1.1 200 OK\r\n\r\n\r\n0\r\n\r\n");
    assertThat(event(wire).respBody()).hasToString("HTTP/1.1 200 OK\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'1;a=b\r\nx\r\n0\r\n\r\n', CHUNK_EXTENSION",
    "'1\nx\r\n0\r\n\r\n', BARE_LF",
    "'1\r\nx\n0\r\n\r\n', BARE_LF",
  })
  void notesWhatHardlyAnybodySends(String chunks, HttpAnomaly anomaly) {
    wire.server(OK + chunks);
    assertThat(event(wire).respBody()).hasToString("x");
    assertThat(event(wire).anomalies()).contains(anomaly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1\r\nx", "-1\r\nx", "\r\nx", "1 1\r\nx", "fffffffffffffffff\r\nx", "g\r\nx",
      "1\r\nxy\r\n"})
  void givesUpABodyWhoseChunksAreNone(String chunk) {
    wire.server(OK + "1\r\na\r\n" + chunk + "\r\n0\r\n\r\n");
    assertThat(event(wire).respBody()).asString().startsWith("a");
    assertThat(event(wire).respIncomplete()).isTrue();
    assertThat(event(wire).anomalies()).contains(HttpAnomaly.BAD_CHUNK, HttpAnomaly.AMBIGUOUS_FRAMING);
  }

  @Test
  void findsTheNextResponseAfterBadChunks() {
    wire.client("GET /2 HTTP/1.1\r\n\r\n")
        .server(OK + "zz\r\nrubbish\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2");
    assertThat(events(wire)).extracting(Http::respBody).containsExactly(null, "2");
  }

  @ParameterizedTest
  @CsvSource({"4094, true", "4095, false"})
  void limitsTheLinesBetweenChunks(int length, boolean read) {
    wire.server(OK + "1;" + "x".repeat(length - 2) + "\r\na\r\n0\r\n\r\n");
    assertThat(event(wire).respIncomplete() == null).isEqualTo(read);
  }

  @Test
  void goesOnAfterALossWithinAChunk() {
    wire.server(OK + "a\r\n01").lose(SERVER, 6).server("89\r\n1\r\n!\r\n0\r\n\r\n");
    assertThat(event(wire)).extracting(HttpTransaction::missingBytes, HttpTransaction::respBodySize)
        .containsExactly(6L, 5L);
  }

  @Test
  void endsTheBodyAtALossThatHidesAChunksEnd() {
    wire.server(OK + "a\r\n01").lose(SERVER, 60);
    assertThat(event(wire)).extracting(HttpTransaction::missingBytes, HttpTransaction::respIncomplete)
        .containsExactly(8L, true);
  }
}
