package io.wirestash.parser.http;

import static io.wirestash.api.parser.Direction.CLIENT;
import static io.wirestash.api.parser.Direction.SERVER;
import static io.wirestash.parser.http.Http.event;
import static io.wirestash.parser.http.Http.events;
import static io.wirestash.parser.http.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.parser.EndCause;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSessionTest {
  private static final String GET = "GET /a HTTP/1.1\r\nHost: x.test\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final Wire wire = Http.wire();

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x.test\r\n\r\n";
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void makesOneEventOfARequestAndItsResponse() {
    wire.client("POST /form HTTP/1.1\r\nHost: x.test:8080\r\nUser-Agent: t/1\r\nContent-Length: 3\r\n\r\na=1");
    wire.server("HTTP/1.1 201 Created\r\nSet-Cookie: a\r\nX: \"1\"\r\nset-cookie: b\r\nContent-Length: 4\r\n\r\n<p>e");
    assertThat(json(event(wire)))
        .isEqualTo(
            """
            {"req_method":"POST","req_uri":"/form","req_version":"1.1",\
            "req_headers":{"host":"x.test:8080","user-agent":"t/1","content-length":"3"},\
            "req_body":"a=1","req_body_size":3,"req_body_type":"text/plain",\
            "resp_version":"1.1","resp_status":"201","resp_reason":"Created",\
            "resp_headers":{"set-cookie":["a","b"],"x":"\\"1\\"","content-length":"4"},\
            "resp_body":"<p>e","resp_body_size":4,"resp_body_type":"text/plain",\
            "transaction":1,"host":"x.test","url":"http://x.test:8080/form","user_agent":"t/1"}""");
    assertThat(wire.confirmed()).isTrue();
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void givesTheSpanFromTheRequestToTheEndOfTheResponse() {
    wire.client(GET).server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", "o", "k", "");
    assertThat(wire.emitted()).extracting(e -> e.start().packet(), e -> e.end().packet())
        .containsExactly(tuple(1L, 4L));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsTheSameHoweverItIsCut(boolean bytewise) {
    Wire cut = bytewise ? wire.bytewise() : wire;
    cut.client(get("/1") + get("/2")).server(ok("one") + "HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    assertThat(events(wire))
        .extracting(e -> e.reqUri().toString(), HttpTransaction::respStatus, Http::respBody)
        .containsExactly(tuple("/1", "200", "one"), tuple("/2", "404", null));
  }

  @Nested
  class Pairing {
    @Test
    void tiesPipelinedRequestsToResponsesInOrder() {
      wire.client(get("/1") + get("/2"), get("/3")).server(ok("1"), ok("2") + ok("3"));
      assertThat(events(wire))
          .extracting(HttpTransaction::transaction, e -> e.reqUri().toString(), Http::respBody)
          .containsExactly(tuple(1, "/1", "1"), tuple(2, "/2", "2"), tuple(3, "/3", "3"));
    }

    @Test
    void knowsThatAResponseToHeadHasNoBody() {
      wire.client("HEAD / HTTP/1.1\r\n\r\n", get("/2"));
      wire.server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + ok("2"));
      assertThat(events(wire)).extracting(Http::respBody).containsExactly(null, "2");
    }

    @Test
    void addsInterimResponsesToTheirExchange() {
      wire.client("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      wire.server("HTTP/1.1 100 Continue\r\n\r\n").client("hi");
      wire.server("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", ok(""));
      assertThat(json(event(wire)))
          .contains("\"interim\":[{\"status\":\"100\",\"reason\":\"Continue\"},"
              + "{\"status\":\"103\",\"reason\":\"Early Hints\",\"headers\":{\"link\":\"</a>\"}}]");
    }

    @Test
    void waitsForTheEndOfARequestThatWasAnsweredEarly() {
      wire.client("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nab").server(ok("no"));
      assertThat(events(wire)).isEmpty();
      wire.client("cd");
      assertThat(event(wire).reqBody()).hasToString("abcd");
    }

    @Test
    void waitsForARequestThatTheCaptureShowsAfterItsResponse() {
      wire.server(ok("1")).client(get("/1")).client(get("/2")).server(ok("2"));
      assertThat(events(wire))
          .extracting(e -> e.reqUri().toString(), Http::respBody)
          .containsExactly(tuple("/1", "1"), tuple("/2", "2"));
    }

    @Test
    void marksAResponseWhoseRequestIsMissing() {
      wire.server(ok("1")).end();
      assertThat(event(wire).unrequested()).isTrue();
    }

    @Test
    void marksARequestThatNobodyAnsweredInTime() {
      wire.client(GET).later(Duration.ofSeconds(59));
      assertThat(events(wire)).isEmpty();
      wire.later(Duration.ofSeconds(1));
      assertThat(event(wire).unanswered()).isTrue();
    }

    @Test
    void givesUploadsAllTheTimeTheyNeed() {
      wire.client("PUT / HTTP/1.1\r\nContent-Length: 2\r\n\r\na").later(Duration.ofSeconds(100)).client("b");
      wire.later(Duration.ofSeconds(59)).server(ok("done"));
      assertThat(event(wire)).extracting(HttpTransaction::unanswered, Http::respBody)
          .containsExactly(null, "done");
    }

    @ParameterizedTest
    @CsvSource({"256, 0", "257, 1"})
    void keeps256RequestsWaiting(int requests, int lost) {
      for (int i = 0; i < requests; i++) wire.client(GET);
      assertThat(events(wire)).hasSize(lost);
    }
  }

  @Nested
  class ChangesOfProtocol {
    @Test
    void leavesTheConnectionAfterAnUpgrade() {
      wire.client("GET /chat HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
      wire.server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n\r\n\u0081\u0002hi");
      assertThat(event(wire).upgrade()).isEqualTo("websocket");
      assertThat(wire.switchedTo()).isEqualTo("websocket");
      assertThat(wire.unread(SERVER)).hasSize(4);
    }

    @Test
    void leavesATunnelToOtherParsers() {
      wire.client("CONNECT x.test:443 HTTP/1.1\r\nHost: x.test:443\r\n\r\n", "\u0016\u0003\u0001");
      wire.server("HTTP/1.1 200 Connection established\r\n\r\n");
      assertThat(event(wire)).extracting(HttpTransaction::proxied, HttpTransaction::url).containsExactly(true, null);
      assertThat(event(wire).host().toString()).isEqualTo("x.test");
      assertThat(wire.hasSwitched()).isTrue();
      assertThat(wire.switchedTo()).isNull();
      assertThat(wire.unread(CLIENT)).hasSize(3);
    }

    @Test
    void goesOnAfterARefusal() {
      wire.client("CONNECT x.test:443 HTTP/1.1\r\n\r\n").server("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");
      wire.client(GET).server(OK);
      assertThat(events(wire)).extracting(HttpTransaction::respStatus).containsExactly("407", "200");
      assertThat(wire.hasSwitched()).isFalse();
    }

    @Test
    void goesOnWithRequestsThatFollowAnUpgradeWithoutWaiting() {
      wire.client("GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n" + GET).server(OK + OK);
      assertThat(events(wire)).hasSize(2);
    }
  }

  @Nested
  class LostBytes {
    @Test
    void countsWhatIsMissingInABody() {
      wire.client(GET).server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab").lose(SERVER, 6).server("ij");
      assertThat(event(wire)).extracting(HttpTransaction::missingBytes, HttpTransaction::respBodySize)
          .containsExactly(6L, 4L);
      wire.client(GET).server(OK);
      assertThat(events(wire)).hasSize(2);
    }

    @Test
    void findsTheNextMessageAfterALossBeyondTheBody() {
      wire.client(get("/1")).server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab").lose(SERVER, 60);
      wire.server("rest of something\r\n").client(get("/2")).server(ok("2"));
      assertThat(events(wire))
          .extracting(e -> e.reqUri().toString(), Http::respBody, HttpTransaction::missingBytes)
          .containsExactly(tuple("/1", "ab", 8L), tuple("/2", "2", (long) Integer.MIN_VALUE));
      assertThat(wire.anomalies()).isEmpty();
    }

    @Test
    void leavesARequestUnansweredWhoseResponseIsLost() {
      wire.client(get("/1")).lose(SERVER, 100).client(get("/2")).server(ok("2")).end();
      assertThat(events(wire))
          .extracting(e -> e.reqUri().toString(), Http::respBody, HttpTransaction::unanswered)
          .containsExactly(tuple("/1", null, true), tuple("/2", "2", null));
    }

    @Test
    void marksAResponseWhoseRequestIsLost() {
      wire.client(get("/1")).server(ok("1")).lose(CLIENT, 40).server(ok("2")).client(get("/3")).server(ok("3"));
      assertThat(events(wire)).extracting(HttpTransaction::unrequested).containsExactly(null, true, null);
    }

    @ParameterizedTest
    @CsvSource({"FIN, ", "RST, true", "IDLE, true"})
    void endsABodyWithoutLengthWithTheConnection(EndCause cause, Boolean incomplete) {
      wire.client(GET).server("HTTP/1.1 200 OK\r\n\r\nab", "cd").end(cause);
      assertThat(event(wire)).extracting(Http::respBody, HttpTransaction::respIncomplete)
          .containsExactly("abcd", incomplete);
    }

    @Test
    void marksABodyThatBreaksOff() {
      wire.client(GET).server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab").end(EndCause.FIN);
      assertThat(event(wire)).extracting(Http::respBody, HttpTransaction::respIncomplete)
          .containsExactly("ab", true);
    }
  }

  @Nested
  class ForeignBytes {
    @Test
    void areSkippedAndNotedOnceAfterAMessage() {
      wire.client(GET + "rubbish\r\nmore\r\n" + get("/2")).server(ok("1") + "xx\r\n" + ok("2"));
      assertThat(events(wire)).extracting(Http::respBody).containsExactly("1", "2");
      assertThat(wire.anomalies()).containsExactly("http.unexpected_bytes", "http.unexpected_bytes");
    }

    @Test
    void beforeAnyMessageMakeTheParserGiveUp() {
      wire.client("\u0016\u0003\u0001", "\u0000", "\u0000");
      assertThat(wire.isWithdrawn()).isTrue();
      assertThat(wire.confirmed()).isFalse();
    }

    @Test
    void emptyLinesBetweenMessagesAreNone() {
      wire.client(GET + "\r\n" + GET).server(OK + "\n" + OK);
      assertThat(events(wire)).hasSize(2);
      assertThat(wire.anomalies()).isEmpty();
    }
  }

  @Nested
  class OldVersion {
    @Test
    void hasARequestLineAndABody() {
      wire.client("GET /old\r\n").server("<html>\n", "</html>").end(EndCause.FIN);
      assertThat(json(event(wire)))
          .startsWith("{\"req_method\":\"GET\",\"req_uri\":\"/old\",\"req_version\":\"0.9\",\"resp_version\":\"0.9\","
              + "\"resp_body\":\"<html>\\n</html>\"");
      assertThat(event(wire).anomalies())
          .containsExactly(HttpAnomaly.AMBIGUOUS_FRAMING, HttpAnomaly.NO_VERSION);
    }

    @Test
    void mayAnswerANewRequest() {
      wire.client(GET).server("<html>").end(EndCause.FIN);
      assertThat(event(wire)).extracting(HttpTransaction::respVersion, Http::respBody)
          .containsExactly("0.9", "<html>");
    }
  }

  @ParameterizedTest
  @CsvSource({"65535, 1", "65536, 0"})
  void readsHeadsOfUpTo64Kib(int size, int events) {
    String head = "GET / HTTP/1.1\r\nA:\r\n\r\n";
    wire.client(head.replace("A:", "A:" + "a".repeat(size - head.length()))).server(OK).endClient();
    assertThat(events(wire)).filteredOn(event -> event.unrequested() == null).hasSize(events);
    assertThat(wire.anomalies()).containsAll(events == 1 ? List.of() : List.of("http.head_too_long"));
  }
}
