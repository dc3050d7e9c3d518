package io.wirestash.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LoginAttemptTest {
  private static final Moment FIRST = new Moment(1, 1);
  private static final PasswordHash HASH = new PasswordHash("mysqlna", 11200, "$mysqlna$1*2");

  private final Emissions emissions = new Emissions();

  private Logins logins(Credentials credentials) {
    return new Logins(emissions, Secrets.of(credentials, new byte[] {1}), "ftp");
  }

  private Auth only() {
    assertThat(emissions.events).hasSize(1);
    return emissions.events.get(0);
  }

  @Test
  void isOneEventFromItsFirstMessageOn() {
    Logins logins = logins(Credentials.SHOW);
    logins.serverSoftware("vsFTPd 3.0.3");
    LoginAttempt login = logins.begin(FIRST).mechanism("plain").user("bob").secret("hunter2").database("home");
    logins.clientSoftware("lftp");
    login.failed("530", "Login incorrect.");

    assertThat(emissions.starts).containsExactly(FIRST);
    assertThat(only()).isEqualTo(new Auth("ftp", "plain", "bob", new Secret("hunter2", 7, null), SecretState.SHOWN,
        "home", LoginResult.FAILURE, "530", "Login incorrect.", 1, null, null, null, "vsFTPd 3.0.3", "lftp", null, null,
        null));
  }

  @Test
  void hasOneResult() {
    LoginAttempt login = logins(Credentials.MASK).begin(FIRST);
    login.succeeded("230", null);
    login.failed("530", null);
    login.unknown();

    assertThat(only().result()).isEqualTo(LoginResult.SUCCESS);
  }

  @Test
  void isCountedOnItsConnection() {
    Logins logins = logins(Credentials.MASK);
    for (int i = 0; i < 3; i++) logins.begin(FIRST).failed(null, null);

    assertThat(emissions.events).extracting(Auth::attempt).containsExactly(1, 2, 3);
  }

  @Test
  void hidesWhatCouldBeGuessedFromUnlessCredentialsAreShown() {
    for (Credentials credentials : Credentials.values()) {
      logins(credentials).begin(FIRST).challenge("c0ffee").response("beef").hash(HASH).unknown();
    }
    assertThat(emissions.events).extracting(Auth::secretState)
        .containsExactly(SecretState.HASHED, SecretState.HASHED, SecretState.ABSENT);
    assertThat(emissions.events).extracting(Auth::challenge).containsExactly(null, "c0ffee", null);
    assertThat(emissions.events).extracting(Auth::response).containsExactly(null, "beef", null);
    assertThat(emissions.events).extracting(Auth::hash).containsExactly(null, HASH, null);
  }

  @Test
  void tellsWhatIsKnownOfThePassword() {
    for (Credentials credentials : Credentials.values()) logins(credentials).begin(FIRST).secret("x").unknown();
    logins(Credentials.SHOW).begin(FIRST).challenge("c0ffee").unknown();
    logins(Credentials.SHOW).begin(FIRST).response("beef").secret("x").unknown();

    assertThat(emissions.events).extracting(Auth::secretState).containsExactly(
        SecretState.MASKED, SecretState.SHOWN, SecretState.ABSENT, SecretState.ABSENT, SecretState.SHOWN);
  }

  @Test
  void showsWhatWasSentInThePasswordsPlaceOnlyWhereCredentialsAreShown() {
    for (Credentials credentials : Credentials.values()) logins(credentials).begin(FIRST).hashedSecret("md5c0ffee").unknown();

    assertThat(emissions.events).extracting(Auth::secretState)
        .containsExactly(SecretState.HASHED, SecretState.HASHED, SecretState.ABSENT);
    assertThat(emissions.events).extracting(each -> each.secret() == null ? null : each.secret().text())
        .containsExactly(null, "md5c0ffee", null);
  }

  @Test
  void takesNullForWhatWasNotSeen() {
    logins(Credentials.SHOW).begin(FIRST).user(null).secret((String) null).response(null).hash(null).unknown();

    assertThat(only().secretState()).isEqualTo(SecretState.ABSENT);
  }

  @Test
  void saysThatTheRestIsEncrypted() {
    logins(Credentials.MASK).begin(FIRST).encrypted();

    assertThat(only().encryptedAfter()).isTrue();
    assertThat(only().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void saysThatBytesAreMissing() {
    Logins logins = logins(Credentials.MASK);
    LoginAttempt before = logins.begin(FIRST);
    logins.gap();
    LoginAttempt after = logins.begin(FIRST);
    before.succeeded(null, null);
    after.succeeded(null, null);

    assertThat(emissions.events).extracting(Auth::incomplete).containsExactly(true, null);
  }

  @Test
  void endsAsUnknownWithItsConnection() {
    Logins logins = logins(Credentials.MASK);
    logins.begin(FIRST).user("a");
    logins.begin(FIRST).user("b").succeeded(null, null);
    logins.begin(FIRST).user("c");
    logins.end();

    assertThat(emissions.events).extracting(Auth::user).containsExactly("b", "a", "c");
    assertThat(logins.current()).isNull();
  }

  @Test
  void theOldestGivesWayWhenTooManyWait() {
    Logins logins = logins(Credentials.MASK);
    for (int i = 0; i < Logins.MOST; i++) logins.begin(FIRST).user("user" + i);
    assertThat(emissions.events).isEmpty();

    logins.begin(FIRST);

    assertThat(only().user()).isEqualTo("user0");
    assertThat(only().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void keepsTheBeginningOfLongTexts() {
    logins(Credentials.MASK).begin(FIRST).user("u".repeat(5000)).unknown();

    assertThat(only().user()).isEqualTo("u".repeat(4096) + "…");
  }

  /** Keeps what is emitted. */
  private static final class Emissions implements SessionContext {
    private final List<Moment> starts = new ArrayList<>();
    private final List<Auth> events = new ArrayList<>();

    @Override
    public void emit(Moment start, Record event) {
      starts.add(start);
      events.add((Auth) event);
    }

    @Override
    public void emit(Record event) {
      throw new AssertionError("a login is a span of time");
    }

    @Override
    public void anomaly(String code) {
      throw new AssertionError(code);
    }

    @Override
    public void confirm() {}

    @Override
    public <T> Pending<T> pending(Consumer<T> lost) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Flow flow() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void switchTo(String protocol) {}

    @Override
    public void done() {}

    @Override
    public void expect(Direction listener, int port, Function<SessionContext, ParserSession> open) {}
  }
}
