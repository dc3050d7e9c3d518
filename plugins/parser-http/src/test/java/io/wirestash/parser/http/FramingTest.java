package io.wirestash.parser.http;

import static io.wirestash.parser.http.Http.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reading of each message that has several (RFC 9112 sections 6 and 11.2). */
class FramingTest {
  private static final String NEXT = "GET /next HTTP/1.1\r\n\r\n";

  private final Wire wire = Http.wire();

  /** Each row: header fields, what follows them, the body that is read, what is noted. A space stands for CR LF. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Content-Length:_3;Content-Length:_5            | abc  | abc | LENGTHS_DIFFER",
    "Content-Length:_3,_5                           | abc  | abc | LENGTHS_DIFFER",
    "Content-Length:_3,_3                           | abc  | abc | LENGTH_REPEATED",
    "Content-Length:_3;Transfer-Encoding:_chunked   | 1~a~0~~ | a | LENGTH_AND_CHUNKED",
    "Transfer-Encoding:_chunked;Content-Length:_3   | 1~a~0~~ | a | LENGTH_AND_CHUNKED",
    "Transfer-Encoding:_chunked;Transfer-Encoding:_identity | 1~a~0~~ | a | CHUNKED_NOT_LAST",
    "Transfer-Encoding:_chunked,_chunked            | 1~a~0~~ | a | CHUNKED_NOT_LAST",
    "Transfer-Encoding:_xchunked;Content-Length:_3  | abc  | abc | UNKNOWN_TRANSFER_CODING",
    "Transfer-Encoding:_CHUNKED                     | 1~a~0~~ | a |",
    "Transfer-Encoding:_chunked__                   | 1~a~0~~ | a |",
    "Transfer-Encoding_:_chunked                    | 1~a~0~~ | a | SPACE_BEFORE_COLON",
    "Transfer-Encoding:~_chunked                    | 1~a~0~~ | a | HEADER_FOLDED",
    "Content-Length:_003                            | abc  | abc |",
  })
  void readsOneBodyAndNamesTheReason(String fields, String sent, String body, HttpAnomaly reason) {
    String head = "POST / HTTP/1.1\r\n" + wire(fields.replace(";", "~")) + "\r\n\r\n";
    wire.client(head + wire(sent) + NEXT).end();
    assertThat(events(wire)).extracting(Http::reqBody).containsExactly(body, null);
    if (reason == null) assertThat(events(wire).get(0).anomalies()).isEmpty();
    else assertThat(events(wire).get(0).anomalies()).contains(reason);
    boolean ambiguous = reason != null && reason.isAmbiguous();
    assertThat(wire.anomalies().contains("http.ambiguous_framing")).isEqualTo(ambiguous);
  }

  private static String wire(String text) {
    return text.strip().replace("~", "\r\n").replace("_", " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+3", "-3", "0x3", "3 3", "", "1000000000000000000000"})
  void takesNoBodyFromALengthThatIsNone(String length) {
    wire.client("POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n" + NEXT).end();
    assertThat(events(wire)).extracting(e -> e.reqUri().toString()).containsExactly("/", "/next");
    assertThat(events(wire).get(0).anomalies()).contains(HttpAnomaly.BAD_LENGTH, HttpAnomaly.AMBIGUOUS_FRAMING);
  }

  @Test
  void doubtsChunksOfAnOldVersion() {
    wire.client("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n").end();
    assertThat(events(wire).get(0).reqBody()).hasToString("a");
    assertThat(events(wire).get(0).anomalies()).contains(HttpAnomaly.CHUNKED_IN_OLD_VERSION);
  }

  @ParameterizedTest
  @CsvSource({"204, ", "304, ", "200, ab"})
  void knowsStatusesWithoutBody(String status, String body) {
    wire.client(NEXT + NEXT).server("HTTP/1.1 " + status + " x\r\nContent-Length: 2\r\n\r\n");
    wire.server((body == null ? "" : body) + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertThat(events(wire)).extracting(Http::respBody).containsExactly(body, null);
    assertThat(wire.anomalies()).isEmpty();
  }

  /** Heads that software reads in different ways; a line of each would be another header field or another request. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "GET / HTTP/1.1\\nHost: x\\n\\n                  | BARE_LF",
    "GET / HTTP/1.1\\r\\nA: b\\rC: d\\r\\n\\r\\n     | BARE_CR",
    "GET / HTTP/1.1\\r\\nA: b\\0c\\r\\n\\r\\n        | NUL_BYTE",
    "GET / HTTP/1.1\\r\\nA: b\\r\\n\\tc\\r\\n\\r\\n  | HEADER_FOLDED",
    "GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n | HOST_REPEATED",
    "GET http://a/ HTTP/1.1\\r\\nHost: b\\r\\n\\r\\n | HOST_MISMATCH",
  })
  void notesHeadsThatCanBeReadInTwoWays(String head, HttpAnomaly reason) {
    wire.client(head.translateEscapes()).end();
    assertThat(events(wire)).hasSize(1);
    assertThat(events(wire).get(0).anomalies()).containsExactly(HttpAnomaly.AMBIGUOUS_FRAMING, reason);
    assertThat(wire.anomalies()).containsExactly("http.ambiguous_framing", "http." + reason.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", ": no name", "bad name: x", "b@d: x"})
  void notesHeaderLinesThatAreNone(String line) {
    wire.client("GET / HTTP/1.1\r\n" + line + "\r\nHost: x\r\n\r\n").end();
    assertThat(events(wire).get(0).anomalies()).containsExactly(HttpAnomaly.BAD_HEADER);
    assertThat(events(wire).get(0).host().toString()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({"256, false", "257, true"})
  void keeps256Fields(int fields, boolean noted) {
    wire.client("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(fields) + "\r\n").end();
    assertThat(events(wire).get(0).anomalies().contains(HttpAnomaly.TOO_MANY_HEADERS)).isEqualTo(noted);
    assertThat(events(wire).get(0).reqHeaders().toString().split("\"b\"", -1)).hasSize(257);
  }

  @Test
  void unfoldsValues() {
    wire.client("GET / HTTP/1.1\r\nA: b\r\n c\r\n\td\r\nE: f\r\n\r\n").end();
    String headers = events(wire).get(0).reqHeaders().toString();
    assertThat(headers.replaceAll(" +", " ")).isEqualTo("{\"a\":\"b c d\",\"e\":\"f\"}");
  }
}
