package io.wirestash.acceptance;

import static io.wirestash.acceptance.Wiretap.talk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.Conversation;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.TestEngine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A password that travels in the clear reaches nobody unless the pipeline shows credentials: no event, no anomaly, no
 * ledger, no notice has it, as it is or encoded. Where it is shown, it is there: so the other tests could fail.
 */
class CanaryTest {
  private static final String CANARY = "Canary+in the=mine7/";
  private static final String USER = "anna";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  @TempDir Path folder;

  // ---- where passwords travel

  private static Map<String, Conversation> logins() {
    Map<String, Conversation> logins = new TreeMap<>();
    logins.put("http basic", http(basic(), OK));
    logins.put("http basic, refused", http(basic(), OK.replace("200 OK", "401 Unauthorized")));
    logins.put("http basic to a proxy", http("Proxy-" + basic(), OK));
    logins.put("http basic, never answered", talk(80).handshake().client(request(basic())));
    logins.put("http basic, unfinished", talk(80).handshake().client(request(basic()).replace("\r\n\r\n", "")));
    logins.put("http basic, damaged", http(basic().replace("Basic ", "Basic  ,"), OK));
    logins.put("http basic, byte by byte", bytewise(80).client(request(basic())).server(OK).close());
    logins.put("http url", http("Host: a.example", OK, "http://anna:" + url() + "@a.example/"));
    logins.put("ftp", ftp().client(pass()).server("230 in\r\n").close());
    logins.put("ftp, refused", ftp().client(pass()).server("530 no\r\n").close());
    logins.put("ftp, never answered", ftp().client(pass()));
    logins.put("ftp, unfinished", ftp().client("PASS " + CANARY).close());
    logins.put("ftp, too early", ftpGreeting().client(pass()).server("503 USER\r\n").close());
    logins.put("ftp, byte by byte", ftp().segments(1).client(pass()).server("230 in\r\n").close());
    logins.put("redis", redis(words("AUTH", CANARY), "+OK\r\n"));
    logins.put("redis with user", redis(words("AUTH", USER, CANARY), "-WRONGPASS no\r\n"));
    logins.put("redis hello", redis(words("HELLO", "3", "AUTH", USER, CANARY), "-NOAUTH no\r\n"));
    logins.put("redis inline", redis("AUTH \"" + CANARY + "\"\r\n", "+OK\r\n"));
    logins.put("redis with too many words", redis(words("AUTH", USER, "x", CANARY), "-ERR no\r\n"));
    logins.put("redis setting", redis(words("CONFIG", "SET", "requirepass", CANARY), "+OK\r\n"));
    logins.put("redis rule", redis(words("ACL", "SETUSER", USER, ">" + CANARY), "+OK\r\n"));
    logins.put("redis, never answered", ping().client(words("AUTH", CANARY)));
    String plain = base64("\0" + USER + "\0" + CANARY);
    logins.put("smtp plain", smtp("AUTH PLAIN " + plain).server("235 in\r\n").close());
    logins.put("smtp plain, asked for",
        smtp("AUTH PLAIN").server("334 \r\n").client(plain + "\r\n").server("535 no\r\n"));
    logins.put("smtp plain, byte by byte",
        smtp("").segments(1).client("AUTH PLAIN " + plain + "\r\n").server("235 in\r\n"));
    logins.put("smtp login", smtp("AUTH LOGIN").server("334 VXNlcm5hbWU6\r\n").client(base64(USER) + "\r\n")
        .server("334 UGFzc3dvcmQ6\r\n").client(base64(CANARY) + "\r\n").server("235 in\r\n").close());
    logins.put("postgresql", postgresql().client("p" + size(4 + CANARY.length() + 1) + CANARY + "\0")
        .server("R" + size(8) + size(0)).close());
    logins.put("postgresql, refused", postgresql().client("p" + size(4 + CANARY.length() + 1) + CANARY + "\0")
        .server("E" + size(25) + "SFATAL\0C28P01\0Mno\0\0\0\0").close());
    return logins;
  }

  private static String basic() {
    return "Authorization: Basic " + base64(USER + ":" + CANARY);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String url() {
    return URLEncoder.encode(CANARY, StandardCharsets.ISO_8859_1).replace("+", "%20");
  }

  private static String request(String field) {
    return "GET /mine HTTP/1.1\r\nHost: a.example\r\n" + field + "\r\n\r\n";
  }

  private static Conversation http(String field, String response) {
    return talk(80).handshake().client(request(field)).server(response).close();
  }

  private static Conversation http(String field, String response, String target) {
    return talk(80).handshake().client(request(field).replace("/mine", target)).server(response).close();
  }

  private static Conversation bytewise(int port) {
    return talk(port).handshake().segments(1);
  }

  private static Conversation ftp() {
    return ftpGreeting().client("USER " + USER + "\r\n").server("331 password\r\n");
  }

  private static Conversation ftpGreeting() {
    return talk(21).handshake().server("220 ready\r\n");
  }

  private static String pass() {
    return "PASS " + CANARY + "\r\n";
  }

  private static Conversation smtp(String command) {
    Conversation talk = talk(25).handshake().server("220 mail ESMTP\r\n").client("EHLO me\r\n")
        .server("250-mail\r\n250 AUTH PLAIN LOGIN\r\n");
    return command.isEmpty() ? talk : talk.client(command + "\r\n");
  }

  /** Asked for its password in clear text (PostgreSQL protocol 3.0, AuthenticationCleartextPassword). */
  private static Conversation postgresql() {
    String parameters = "user\0" + USER + "\0database\0shop\0\0";
    return talk(5432).handshake()
        .client(size(8 + parameters.length()) + "\0\3\0\0" + parameters).server("R" + size(8) + size(3));
  }

  private static String size(int size) {
    return "\0\0\0" + (char) size;
  }

  private static Conversation redis(String command, String reply) {
    return ping().client(command).server(reply).close();
  }

  private static Conversation ping() {
    return talk(6379).handshake().client(words("PING")).server("+PONG\r\n");
  }

  private static String words(String... words) {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) command.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    return command.toString();
  }

  // ---- where they must not arrive

  /** What somebody could search for who knows the password; compared without regard to case. */
  private static List<String> forms() {
    byte[] bytes = CANARY.getBytes(StandardCharsets.ISO_8859_1);
    String hex = HexFormat.of().formatHex(bytes);
    String spaced = HexFormat.ofDelimiter(" ").formatHex(bytes);
    String joined = base64(USER + ":" + CANARY);
    String plain = base64("\0" + USER + "\0" + CANARY);
    String form = URLEncoder.encode(CANARY, StandardCharsets.ISO_8859_1);
    return Stream.of(CANARY, CANARY.substring(0, 9), CANARY.substring(9), hex, hex.substring(0, 16), spaced,
            base64(CANARY), joined, joined.substring(0, 16), plain, url(), form)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String everythingSaid(EngineRun run) {
    String events = new String(run.lines(), StandardCharsets.UTF_8).replace("\\/", "/");
    return (events + run.report() + run.notices()).toLowerCase(Locale.ROOT);
  }

  private EngineRun read(Conversation login, String credentials, boolean ecs) {
    TestEngine engine = TestEngine.with(Parsers.ALL + "credentials: " + credentials);
    return (ecs ? engine.ecs() : engine).run(login.save(folder.resolve("login.pcapng"))).assertSound();
  }

  @TestFactory
  Stream<DynamicTest> aPasswordIsSaidNowhereUnlessItIsToBeShown() {
    return Stream.of("mask", "drop").flatMap(credentials -> logins().entrySet().stream()
        .map(login -> DynamicTest.dynamicTest(
            login.getKey() + ", " + credentials, () -> assertHidden(login.getValue(), credentials))));
  }

  private void assertHidden(Conversation login, String credentials) {
    for (boolean ecs : new boolean[] {false, true}) {
      String said = everythingSaid(read(login, credentials, ecs));
      assertThat(forms()).allSatisfy(form -> assertThat(said).doesNotContain(form));
    }
  }

  @TestFactory
  Stream<DynamicTest> aPasswordIsInTheLoginWhereItIsToBeShown() {
    return Stream.of("http basic", "http basic, byte by byte", "ftp", "ftp, byte by byte", "redis", "redis with user",
            "redis hello", "smtp plain", "smtp plain, byte by byte", "smtp login", "postgresql")
        .map(name -> DynamicTest.dynamicTest(name, () -> {
          List<ObjectNode> logins = read(logins().get(name), "show", false).events("auth");
          assertThat(logins).extracting(login -> login.path("secret").asText()).containsExactly(CANARY);
        }));
  }

  @TestFactory
  Stream<DynamicTest> aHiddenPasswordIsKnownByItsLengthAndItsReuse() {
    return Stream.of("http basic", "ftp", "redis", "smtp plain", "postgresql")
        .map(name -> DynamicTest.dynamicTest(name, () -> assertMasked(read(logins().get(name), "mask", false))));
  }

  private static void assertMasked(EngineRun run) {
    ObjectNode secret = (ObjectNode) run.events("auth").get(0).path("secret");
    assertThat(secret.path("length").asInt()).isEqualTo(CANARY.length());
    assertThat(secret.path("reuse_id").asText()).hasSize(16);
  }
}
