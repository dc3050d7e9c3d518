package io.wirestash.parser.mysql;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import java.util.HexFormat;
import java.util.function.Function;

/** What a client sends to prove that it knows the password, for each way to log in that has a name. */
final class Proof {
  static final String OLD = "mysql_old_password";
  static final String NATIVE = "mysql_native_password";
  static final String SHA256 = "sha256_password";
  static final String CACHING_SHA2 = "caching_sha2_password";
  static final String CLEAR = "mysql_clear_password";
  static final String ED25519 = "client_ed25519";
  static final String DIALOG = "dialog";

  private static final int HASHCAT_NATIVE = 11200;
  private static final int SHORTEST_RSA_BLOCK = 64;
  private static final HexFormat HEX = HexFormat.of();

  private Proof() {}

  /** False where the password is sent as it is. */
  static boolean usesSalt(String plugin) {
    return !plugin.equals(CLEAR) && !plugin.equals(DIALOG);
  }

  /** Tells the attempt what the client has answered; an empty answer means no password. */
  static void record(LoginAttempt attempt, String plugin, byte[] challenge, byte[] answer) {
    if (answer.length == 0) return;
    switch (plugin) {
      case OLD -> old(attempt, challenge, Fields.withoutNul(answer));
      case NATIVE -> answered(attempt, challenge, answer, MysqlNativePassword.LENGTH,
          pair -> new PasswordHash("mysqlna", HASHCAT_NATIVE, "$mysqlna$" + pair));
      case ED25519 -> answered(attempt, challenge, answer, Ed25519Password.LENGTH,
          pair -> PasswordHash.of("mysql_ed25519", pair));
      case CACHING_SHA2 -> cachingSha2(attempt, challenge, answer);
      case SHA256 -> {
        if (isClear(answer)) attempt.secret(Fields.withoutNul(answer));
        else if (answer.length > 1) attempt.response(HEX.formatHex(answer));
      }
      case CLEAR, DIALOG -> attempt.secret(Fields.withoutNul(answer));
      default -> attempt.response(HEX.formatHex(answer));
    }
  }

  private static void old(LoginAttempt attempt, byte[] challenge, byte[] answer) {
    byte[] salt = challenge == null ? null : MysqlOldPassword.salt(challenge);
    answered(attempt, salt, answer, MysqlOldPassword.LENGTH, pair -> PasswordHash.of("mysql_old", pair));
  }

  /** After the short answer the server may ask for the password itself: of that, only what is in the clear is told. */
  private static void cachingSha2(LoginAttempt attempt, byte[] challenge, byte[] answer) {
    if (answer.length == CachingSha2Password.LENGTH) {
      answered(attempt, challenge, answer, answer.length, pair -> PasswordHash.of("mysql_caching_sha2", pair));
    } else if (isClear(answer)) {
      attempt.secret(Fields.withoutNul(answer));
    }
  }

  private static void answered(
      LoginAttempt attempt, byte[] challenge, byte[] answer, int length, Function<String, PasswordHash> notation) {
    String response = HEX.formatHex(answer);
    attempt.response(response);
    if (challenge == null || answer.length != length) return;
    attempt.hash(notation.apply(HEX.formatHex(challenge) + '*' + response));
  }

  /**
   * Of the two ways that know the server's RSA key: one byte asks for it, some multiple of 64 bytes is encrypted by it,
   * and what ends in a NUL is the password itself.
   */
  private static boolean isClear(byte[] answer) {
    return answer.length > 1 && answer[answer.length - 1] == 0 && answer.length % SHORTEST_RSA_BLOCK != 0;
  }
}
