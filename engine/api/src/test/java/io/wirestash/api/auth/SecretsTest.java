package io.wirestash.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.JsonSink;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final byte[] KEY = {1, 2, 3};
  private static final Secrets MASKING = Secrets.of(Credentials.MASK, KEY);
  private static final Secrets SHOWING = Secrets.of(Credentials.SHOW, KEY);

  private static String json(Secret secret) {
    JsonSink out = new JsonSink(64);
    secret.writeJson(out);
    return out.toString();
  }

  @Test
  void aMaskedPasswordIsItsLengthAndAnId() {
    // printf 'hunter2' | openssl dgst -sha256 -mac HMAC -macopt hexkey:010203 | cut -c1-16
    assertThat(json(MASKING.secret("hunter2"))).isEqualTo("{\"present\":true,\"length\":7,\"reuse_id\":\"2234cc66227cf6ce\"}");
  }

  @Test
  void theIdOfAPasswordIsTheSameForTextAndBytes() {
    assertThat(MASKING.secret("pässword")).isEqualTo(MASKING.secret("pässword".getBytes(StandardCharsets.UTF_8)));
    assertThat(MASKING.secret("a").reuseId()).isNotEqualTo(MASKING.secret("b").reuseId());
  }

  @Test
  void theIdTellsNothingWithoutTheKey() {
    assertThat(Secrets.of(Credentials.MASK).secret("hunter2"))
        .isNotEqualTo(Secrets.of(Credentials.MASK).secret("hunter2"));
  }

  @Test
  void aShownPasswordIsText() {
    assertThat(json(SHOWING.secret("hunter2"))).isEqualTo("\"hunter2\"");
    assertThat(json(SHOWING.secret(""))).isEqualTo("\"\"");
    assertThat(SHOWING.secret(new byte[] {'a', (byte) 0xff}).text()).isEqualTo("a\\xff");
  }

  @Test
  void aShownPasswordIsCutAt4096Characters() {
    assertThat(SHOWING.secret("p".repeat(4096)).text()).hasSize(4096).endsWith("p");
    assertThat(SHOWING.secret("p".repeat(4097)).text()).hasSize(4097).endsWith("p…");
    assertThat(SHOWING.secret("p".repeat(4097)).length()).isEqualTo(4097);
  }

  @Test
  void aDroppedPasswordIsNothing() {
    assertThat(Secrets.of(Credentials.DROP).secret("hunter2")).isNull();
  }
}
