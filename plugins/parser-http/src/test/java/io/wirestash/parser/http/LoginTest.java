package io.wirestash.parser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.SecretState;
import io.wirestash.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final String BASIC = "Basic " + base64("alice:se:cret");

  private final Wire wire = Http.wire();

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String get(String... fields) {
    return "GET /x HTTP/1.1\r\nUser-Agent: t/1\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
  }

  private static String answer(String status, String... fields) {
    return "HTTP/1.1 " + status + "\r\nServer: s/2\r\nContent-Length: 0\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
  }

  private Auth auth() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK, SUCCESS", "304 Not Modified, SUCCESS", "401 Unauthorized, FAILURE", "407 No, FAILURE", "500 Oops, UNKNOWN"
  })
  void tellsTheResultByTheStatus(String status, LoginResult result) {
    wire.client(get("Authorization: " + BASIC)).server(answer(status, "X: y"));
    assertThat(auth())
        .extracting(Auth::service, Auth::mechanism, Auth::user, a -> a.secret().text(), Auth::result, Auth::resultCode)
        .containsExactly("http", "basic", "alice", "se:cret", result, status.substring(0, 3));
    assertThat(auth()).extracting(Auth::clientSoftware, Auth::serverSoftware).containsExactly("t/1", "s/2");
  }

  @Test
  void isUnknownWithoutAnswer() {
    wire.client(get("Proxy-Authorization: " + BASIC)).end();
    assertThat(auth().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void isOneForAllRequestsWithTheSameCredentials() {
    String other = "Basic " + base64("bob:x");
    for (String said : new String[] {BASIC, BASIC, other, other}) {
      wire.client(get("Authorization: " + said)).server(answer("200 OK", "X: y"));
    }
    assertThat(wire.events(Auth.class)).extracting(Auth::user, Auth::attempt)
        .containsExactly(tuple("alice", 1), tuple("bob", 2));
    assertThat(Http.events(wire)).extracting(e -> e.auth().user()).containsExactly("alice", "alice", "bob", "bob");
  }

  @Test
  void readsDigest() {
    String digest = "Digest username=\"a, b\", realm=\"r\", nonce=\"n\", uri=\"/x\", qop=auth, nc=00000001,"
        + " cnonce=\"c\", response=\"d41d\", opaque=\"\"";
    wire.client(get("Authorization: " + digest)).server(answer("200 OK", "X: y"));
    assertThat(auth()).extracting(Auth::mechanism, Auth::user, Auth::database, Auth::challenge, Auth::response)
        .containsExactly("digest", "a, b", "r", "n", "d41d");
    assertThat(auth().hash().value()).isEqualTo("$response$d41d$a, b$r$GET$/x$n$00000001$c$auth");
    assertThat(auth().secretState()).isEqualTo(SecretState.HASHED);
  }

  @Test
  void readsNtlm() {
    wire.client(get("Authorization: NTLM " + message("01000000", "00000000")));
    String challenge = message("02000000", "00".repeat(12), "0123456789abcdef");
    wire.server(answer("401 Unauthorized", "WWW-Authenticate: NTLM " + challenge));
    String answer = "68cd0ab851e51c96aabc927bebef6a1c" + "0101";
    String login = message("03000000", field(0, 0), field(18, 72), field(8, 64), field(8, 90), field(0, 0), field(0, 0),
        "01000000", utf16("Doma"), answer, utf16("User"));
    wire.client(get("Authorization: NTLM " + login)).server(answer("200 OK", "X: y"));
    assertThat(auth()).extracting(Auth::mechanism, Auth::user, Auth::database, Auth::result)
        .containsExactly("ntlm", "User", "Doma", LoginResult.SUCCESS);
    assertThat(auth().hash().hashcatMode()).isEqualTo(5600);
    assertThat(auth().hash().value())
        .isEqualTo("User::Doma:0123456789abcdef:68cd0ab851e51c96aabc927bebef6a1c:0101");
  }

  /** A message of MS-NLMP section 2.2.1 in base 64: the signature, then what is given in hexadecimal. */
  private static String message(String... parts) {
    byte[] bytes = HexFormat.of().parseHex("4e544c4d53535000" + String.join("", parts));
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String field(int length, int offset) {
    return String.format("%1$02x00%1$02x00%2$02x000000", length, offset);
  }

  private static String utf16(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic !!!", "Basic", "Digest", "NTLM TlRMTVNTUAADAAAA", "Negotiate YII=", "Bearer abc",
      "\t"})
  void survivesOddCredentials(String value) {
    wire.client(get("Authorization: " + value)).server(answer("200 OK", "X: y"));
    assertThat(Http.events(wire)).hasSize(1);
  }

  @Nested
  class Masked {
    private final Wire masked = Http.wire(Http.OPTIONS, Credentials.MASK);

    private HttpTransaction event(String request) {
      masked.client(request).server("HTTP/1.1 200 OK\r\nSet-Cookie: id=canary; Path=/\r\nContent-Length: 0\r\n\r\n");
      return Http.event(masked);
    }

    private String post(String body) {
      return "POST / HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "Authorization: Basic YTpjYW5hcnk=", "Proxy-Authorization: Bearer canary", "Authorization: canary",
      "Cookie: a=canary; b=canary=canary", "Referer: http://a:canary@x/?password=canary&x=1"
    })
    void headerFieldsShowNoSecret(String field) {
      HttpTransaction event = event(get(field));
      assertThat(Http.json(event)).contains(field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT));
      assertThat(Http.json(event) + Http.ecs(event)).doesNotContain("canary", "YTpjYW5hcnk");
    }

    @Test
    void namesOfCookiesAndSchemesStay() {
      HttpTransaction event = event(get("Authorization: Basic YTpjYW5hcnk=", "Cookie: a=canary; b=xy"));
      assertThat(event.reqHeaders().toString())
          .contains("\"authorization\":\"Basic ***\"", "\"cookie\":\"a=******; b=**\"");
      assertThat(event.respHeaders().toString()).contains("\"set-cookie\":\"id=******; Path=/\"");
    }

    @Test
    void urlsShowNoSecret() {
      HttpTransaction event = event("GET http://a:canary@x/p?user=a&Passwd=canary&n=1 HTTP/1.1\r\n\r\n");
      assertThat(event.url().toString()).isEqualTo("http://a:******@x/p?user=a&Passwd=******&n=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "user=a&password=canary&x=1          | user=a&password=******&x=1",
      "pwd[0]=canary                       | pwd[0]=******",
      "{\"password\" : \"can\\\"ary\",\"a\":1}     | {\"password\" : \"********\",\"a\":1}",
      "{\"access_token\":12345,\"a\":1}     | {\"access_token\":*****,\"a\":1}",
      "<Password>canary</Password>         | <Password>******</Password>",
      "a password is a word, \"pass\" too   | a password is a word, \"pass\" too",
    })
    void bodiesShowNoSecret(String sent, String shown) {
      assertThat(event(post(sent)).reqBody()).hasToString(shown);
    }

    @Test
    void theHashIsOfWhatWasSent() {
      Wire hashed = Http.wire(Http.options(4096, 1, true, false), Credentials.MASK);
      hashed.client(post("pwd=canary")).server("HTTP/1.1 204 OK\r\n\r\n");
      HttpTransaction event = Http.event(hashed);
      assertThat(event.reqBody()).hasToString("pwd=******");
      assertThat(event.reqBodySha256()).isEqualTo("2754b0948d1bdba0f5ed28831b56e75c15b4d149b641a6e8946debdc7e618e7a");
    }

    @Test
    void noRepeatedRefererShowsASecret() {
      HttpTransaction event = event(get("Referer: http://x/", "Referer: http://x/?token=canary"));
      assertThat(event.reqHeaders().toString()).contains("[\"http://x/\",\"http://x/?token=******\"]");
    }

    @Test
    void partsOfFormsShowNoSecret() {
      String part = "Content-Disposition: form-data; name=\"password\"\r\n\r\n";
      assertThat(event(post(part + "canary\r\n--x")).reqBody()).hasToString(part + "******\r\n--x");
    }
  }
}
