package io.wirestash.testkit;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Secrets;
import java.nio.charset.StandardCharsets;

/** What tests let events say of passwords: the ids of masked ones are the same in every run, as golden files need. */
public final class FixedSecrets {
  private static final String KEY = "the same key in all tests";

  private FixedSecrets() {}

  static byte[] key() {
    return KEY.getBytes(StandardCharsets.US_ASCII);
  }

  /** For parsers on a {@link Wire}. */
  public static Secrets of(Credentials credentials) {
    return Secrets.of(credentials, key());
  }
}
