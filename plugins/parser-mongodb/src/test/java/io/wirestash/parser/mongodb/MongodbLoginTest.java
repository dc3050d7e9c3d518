package io.wirestash.parser.mongodb;

import static io.wirestash.parser.mongodb.MessageBytes.answer;
import static io.wirestash.parser.mongodb.MessageBytes.document;
import static io.wirestash.parser.mongodb.MessageBytes.nested;
import static io.wirestash.parser.mongodb.MessageBytes.query;
import static io.wirestash.parser.mongodb.MessageBytes.reply;
import static io.wirestash.parser.mongodb.MessageBytes.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.SecretState;
import io.wirestash.api.parser.Direction;
import io.wirestash.parser.mongodb.MongodbEvent.AuthStep;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MongodbLoginTest {
  // the example of RFC 7677 section 3: user, password pencil
  private static final String FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
  private static final String CHALLENGE =
      "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  private static final String FINAL =
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
  private static final String SIGNATURE = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

  private Wire wire = wire(Credentials.SHOW);

  private static Wire wire(Credentials credentials) {
    MongodbOptions options = new MongodbOptions(List.of(27017), false, Duration.ofSeconds(60));
    return Wire.to(new MongodbParser(options, FixedSecrets.of(credentials)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Auth login() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  private static byte[] failure(int id) {
    return answer(id, "ok", 0.0, "errmsg", "Authentication failed.", "code", 18, "codeName", "AuthenticationFailed");
  }

  private static byte[] start(int id, String mechanism, byte[] payload) {
    return request(id, "saslStart", 1, "mechanism", mechanism, "payload", payload, "$db", "admin");
  }

  private static byte[] next(int id, String payload) {
    return request(id, "saslContinue", 1, "conversationId", 1, "payload", bytes(payload), "$db", "admin");
  }

  private static byte[] step(int id, String payload, boolean done) {
    return answer(id, "conversationId", 1, "done", done, "payload", bytes(payload), "ok", 1.0);
  }

  private void scram(boolean proofAccepted) {
    wire.client(start(1, "SCRAM-SHA-256", bytes(FIRST))).server(step(1, CHALLENGE, false)).client(next(2, FINAL));
    if (!proofAccepted) {
      wire.server(failure(2));
      return;
    }
    wire.server(step(2, SIGNATURE, false)).client(next(3, "")).server(step(3, "", true));
  }

  @Nested
  class ScramLogin {
    @Test
    void succeedsWhenTheServerIsDone() {
      scram(true);
      assertThat(login())
          .extracting(Auth::service, Auth::mechanism, Auth::user, Auth::database, Auth::result, Auth::secretState)
          .containsExactly("mongodb", "SCRAM-SHA-256", "user", "admin", LoginResult.SUCCESS, SecretState.HASHED);
      assertThat(wire.emitted()).filteredOn(each -> each.event() instanceof Auth)
          .singleElement()
          .satisfies(each -> assertThat(each.start().packet()).isEqualTo(1))
          .satisfies(each -> assertThat(each.end().packet()).isEqualTo(6));
    }

    @Test
    void failsWithTheServersError() {
      scram(false);
      assertThat(login())
          .extracting(Auth::result, Auth::resultCode, Auth::resultText)
          .containsExactly(LoginResult.FAILURE, "18", "Authentication failed.");
    }

    @Test
    void givesWhatAGuessIsCheckedAgainst() {
      scram(true);
      assertThat(login().challenge()).isEqualTo(CHALLENGE);
      assertThat(login().response()).isEqualTo(FINAL);
      assertThat(login().hash().format()).isEqualTo("scram-sha-256");
      assertThat(Scram.matches("pencil", "SCRAM-SHA-256", login().hash().value())).isTrue();
      assertThat(Scram.matches("pencils", "SCRAM-SHA-256", login().hash().value())).isFalse();
    }

    @Test
    void showsItsSteps() {
      scram(true);
      assertThat(wire.events(MongodbEvent.class))
          .extracting(MongodbEvent::auth)
          .extracting(AuthStep::mechanism, AuthStep::step, AuthStep::iterations)
          .containsExactly(
              tuple("SCRAM-SHA-256", 1, 4096), tuple("SCRAM-SHA-256", 2, 4096), tuple("SCRAM-SHA-256", 3, 4096));
    }

    @Test
    void succeedsWhenTheServerHasProvedToKnowThePasswordAndNoMoreIsSeen() {
      wire.client(start(1, "SCRAM-SHA-256", bytes(FIRST))).server(step(1, CHALLENGE, false)).client(next(2, FINAL));
      wire.server(step(2, SIGNATURE, false)).end();
      assertThat(login().result()).isEqualTo(LoginResult.SUCCESS);
    }

    @Test
    void isUnknownWithoutTheAnswerToTheProof() {
      wire.client(start(1, "SCRAM-SHA-256", bytes(FIRST))).server(step(1, CHALLENGE, false))
          .client(next(2, FINAL)).end();
      assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    }

    @Test
    void isIncompleteWhenBytesAreLost() {
      wire.client(start(1, "SCRAM-SHA-256", bytes(FIRST))).lose(Direction.SERVER, 10).end();
      assertThat(login()).extracting(Auth::result, Auth::incomplete).containsExactly(LoginResult.UNKNOWN, true);
    }

    @Test
    void decodesCommasAndEqualSignsInNames() {
      wire.client(start(1, "SCRAM-SHA-1", bytes("n,,n=a=2Cb=3Dc=3D2C,r=x"))).server(failure(1));
      assertThat(login().user()).isEqualTo("a,b=c=2C");
    }

    @ParameterizedTest
    @EnumSource(names = {"MASK", "DROP"}, value = Credentials.class)
    void givesNothingToGuessFromUnlessCredentialsAreShown(Credentials credentials) {
      wire = wire(credentials);
      scram(true);
      assertThat(wire.emitted().toString()).doesNotContain("W22ZaJ0SNY7soEsUEjb6gQ").doesNotContain("dHzbZapWIk4jUhN");
    }
  }

  @Nested
  class SpeculativeLogin {
    private byte[] hello(String mechanism) {
      return request(1, "hello", 1, "speculativeAuthenticate",
          nested("saslStart", 1, "mechanism", mechanism, "payload", bytes(FIRST), "db", "shop"), "$db", "admin");
    }

    @Test
    void goesOnAfterTheHandshake() {
      wire.client(hello("SCRAM-SHA-256"));
      wire.server(answer(1, "ok", 1, "speculativeAuthenticate",
          nested("conversationId", 1, "done", false, "payload", bytes(CHALLENGE))));
      wire.client(next(2, FINAL)).server(step(2, SIGNATURE, true));
      assertThat(login())
          .extracting(Auth::user, Auth::database, Auth::result)
          .containsExactly("user", "shop", LoginResult.SUCCESS);
      assertThat(Scram.matches("pencil", "SCRAM-SHA-256", login().hash().value())).isTrue();
    }

    @Test
    void isOneAttemptWithTheLoginThatFollowsWhenTheServerIgnoresIt() {
      wire.client(hello("SCRAM-SHA-256")).server(answer(1, "ok", 1));
      wire.client(start(2, "SCRAM-SHA-1", bytes(FIRST))).server(failure(2));
      assertThat(login())
          .extracting(Auth::mechanism, Auth::result, Auth::attempt)
          .containsExactly("SCRAM-SHA-1", LoginResult.FAILURE, 1);
    }

    @Test
    void isUnknownWhenNothingFollows() {
      wire.client(hello("SCRAM-SHA-256")).server(answer(1, "ok", 1)).end();
      assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    }

    @Test
    void mayBeByCertificate() {
      wire.client(request(1, "hello", 1, "speculativeAuthenticate",
          nested("authenticate", 1, "mechanism", "MONGODB-X509", "db", "$external"), "$db", "admin"));
      wire.server(answer(1, "ok", 1, "speculativeAuthenticate", nested("dbname", "$external", "user", "CN=bob")));
      assertThat(login())
          .extracting(Auth::mechanism, Auth::user, Auth::database, Auth::result)
          .containsExactly("MONGODB-X509", "CN=bob", "$external", LoginResult.SUCCESS);
    }
  }

  @Nested
  class ChallengeResponse {
    private static final String KEY =
        MongodbCr.digest("2375531c32080ae8" + "bob" + MongodbCr.digest("bob:mongo:geheim"));

    private void login(byte[] answer) {
      wire.client(query(1, "shop.$cmd", "getnonce", 1)).server(reply(1, "nonce", "2375531c32080ae8", "ok", 1.0));
      wire.client(query(2, "shop.$cmd", "authenticate", 1, "user", "bob", "nonce", "2375531c32080ae8", "key", KEY));
      wire.server(answer);
    }

    @Test
    void succeedsWithOk() {
      login(reply(2, "dbname", "shop", "user", "bob", "ok", 1.0));
      assertThat(MongodbLoginTest.this.login())
          .extracting(Auth::mechanism, Auth::user, Auth::database, Auth::result, Auth::challenge, Auth::response)
          .containsExactly("MONGODB-CR", "bob", "shop", LoginResult.SUCCESS, "2375531c32080ae8", KEY);
    }

    @Test
    void failsWithoutACodeOnOldServers() {
      login(reply(2, "ok", 0.0, "errmsg", "auth fails"));
      assertThat(MongodbLoginTest.this.login())
          .extracting(Auth::result, Auth::resultCode, Auth::resultText)
          .containsExactly(LoginResult.FAILURE, null, "auth fails");
    }

    @Test
    void givesTheHashInJohnsNotation() {
      login(reply(2, "ok", 1.0));
      assertThat(MongodbLoginTest.this.login().hash().value()).isEqualTo("$mongodb$1$bob$2375531c32080ae8$" + KEY);
      assertThat(MongodbCr.matches("geheim", "bob", "2375531c32080ae8", KEY)).isTrue();
      assertThat(MongodbCr.matches("falsch", "bob", "2375531c32080ae8", KEY)).isFalse();
    }

    /** The example of the Authentication specification: user, pencil. */
    @Test
    void isCheckedAsTheSpecificationSays() {
      assertThat(MongodbCr.matches("pencil", "user", "2375531c32080ae8", "21742f26431831d5cfca035a08c5bdf6")).isTrue();
    }
  }

  @Nested
  class OtherMechanisms {
    @Test
    void plainSendsThePassword() {
      wire.client(start(1, "PLAIN", bytes("\0bob\0geheim"))).server(step(1, "", true));
      assertThat(login()).extracting(Auth::user, Auth::result).containsExactly("bob", LoginResult.SUCCESS);
      assertThat(login().secret().text()).isEqualTo("geheim");
    }

    @Test
    void plainIsMasked() {
      wire = wire(Credentials.MASK);
      wire.client(start(1, "PLAIN", bytes("\0bob\0geheim"))).server(failure(1));
      assertThat(login().secretState()).isEqualTo(SecretState.MASKED);
      assertThat(wire.emitted().toString()).doesNotContain("geheim");
    }

    @Test
    void certificatesNameTheUser() {
      wire.client(request(1, "authenticate", 1, "mechanism", "MONGODB-X509", "user", "CN=bob,O=x", "$db", "$external"));
      wire.server(answer(1, "dbname", "$external", "user", "CN=bob,O=x", "ok", 1));
      assertThat(login())
          .extracting(Auth::mechanism, Auth::user, Auth::result)
          .containsExactly("MONGODB-X509", "CN=bob,O=x", LoginResult.SUCCESS);
    }

    @Test
    void amazonsKeyIsTheUser() {
      wire.client(start(1, "MONGODB-AWS", document("r", new byte[32], "p", 110)));
      wire.server(answer(1, "conversationId", 1, "done", false,
          "payload", document("s", new byte[64], "h", "sts.amazonaws.com"), "ok", 1));
      String header = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/sts/aws4_request, Signature=ab";
      byte[] second = document("a", header, "d", "20260101T000000Z");
      wire.client(request(2, "saslContinue", 1, "conversationId", 1, "payload", second, "$db", "$external"));
      wire.server(step(2, "", true));
      assertThat(login()).extracting(Auth::user, Auth::result).containsExactly("AKIDEXAMPLE", LoginResult.SUCCESS);
    }

    @Test
    void tokensAreSecrets() {
      wire.client(start(1, "MONGODB-OIDC", document("jwt", "a.b.c"))).server(step(1, "", true));
      assertThat(login().secret().text()).isEqualTo("a.b.c");
      assertThat(login().result()).isEqualTo(LoginResult.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({"GSSAPI", "SOMETHING-NEW"})
    void unreadableOnesHaveAResult(String mechanism) {
      wire.client(start(1, mechanism, new byte[] {0x60, 1, 2})).server(step(1, "x", false)).client(next(2, "y"));
      wire.server(step(2, "", true));
      assertThat(login())
          .extracting(Auth::mechanism, Auth::user, Auth::result)
          .containsExactly(mechanism, null, LoginResult.SUCCESS);
    }

    @Test
    void damagedPayloadsDoNoHarm() {
      wire.client(start(1, "MONGODB-AWS", new byte[] {1, 2}), start(2, "PLAIN", bytes("x"))).server(failure(2)).end();
      assertThat(wire.events(Auth.class)).extracting(Auth::result)
          .containsExactly(LoginResult.UNKNOWN, LoginResult.FAILURE);
    }
  }

  @Test
  void countsAttemptsAndNamesSoftware() {
    var driver = nested("driver", nested("name", "pymongo", "version", "4.6"));
    wire.client(request(1, "hello", 1, "client", driver, "$db", "a"));
    wire.server(answer(1, "ok", 1)).client(request(2, "buildInfo", 1, "$db", "a"))
        .server(answer(2, "version", "7.0.1", "ok", 1));
    for (int id = 10; id < 13; id++) wire.client(start(id, "PLAIN", bytes("\0u\0p" + id))).server(failure(id));
    assertThat(wire.events(Auth.class))
        .extracting(Auth::attempt, Auth::clientSoftware, Auth::serverSoftware)
        .containsExactly(
            tuple(1, "pymongo 4.6", "MongoDB 7.0.1"),
            tuple(2, "pymongo 4.6", "MongoDB 7.0.1"),
            tuple(3, "pymongo 4.6", "MongoDB 7.0.1"));
  }
}
