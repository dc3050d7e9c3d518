package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.ByteSize;
import io.wirestash.api.OptionsException;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.OnBlocked;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static ElasticsearchOptions options(String host, String prefix, String user, String password, String apiKey,
      String fingerprint) {
    return new ElasticsearchOptions(List.of(host), prefix, Target.INDEX, true, user, password, apiKey, null, false, null,
        fingerprint, null, true, new ByteSize(1 << 20), 100, Duration.ofSeconds(1), 2, Duration.ofSeconds(20),
        Duration.ofMillis(20), Duration.ofMillis(500), null, OnBlocked.WAIT, Path.of("letters"), new ByteSize(1 << 20));
  }

  private static void create(ElasticsearchOptions options) {
    new ElasticsearchFactory().create(options, new Surroundings());
  }

  @Test
  void sendCredentialsInClearToThisHostOnly() {
    assertThatCode(() -> create(options("http://127.0.0.1:9200", "w", "u", "p", null, null))).doesNotThrowAnyException();
    assertThatCode(() -> create(options("https://es.lan", "w", "u", "p", null, null))).doesNotThrowAnyException();
    assertThatThrownBy(() -> create(options("http://es.lan", "w", "u", "p", null, null)))
        .isInstanceOf(OptionsException.class).hasMessageContaining("in clear");
  }

  @Test
  void refuseAPasswordInAnAddressWithoutRepeatingIt() {
    assertThatThrownBy(() -> create(options("https://u:geheim@es.lan", "w", null, null, null, null)))
        .isInstanceOf(OptionsException.class).hasMessageNotContaining("geheim");
  }

  @Test
  void allowOneWayToLogIn() {
    assertThatThrownBy(() -> create(options("https://es.lan", "w", "u", "p", "k", null)))
        .isInstanceOf(OptionsException.class).hasMessageContaining("exclude");
    assertThatThrownBy(() -> create(options("https://es.lan", "w", "u", null, null, null)))
        .isInstanceOf(OptionsException.class);
  }

  @Test
  void wantAPrefixThatIsTheBeginningOfAnIndexName() {
    for (String prefix : List.of("", "Upper", "../etc", "a*", "-a", "a,b", "x".repeat(33))) {
      assertThatThrownBy(() -> create(options("https://es.lan", prefix, null, null, null, null)))
          .isInstanceOf(OptionsException.class);
    }
  }

  @Test
  void wantAWholeFingerprint() {
    String whole = "ab:".repeat(31) + "AB";
    assertThatCode(() -> create(options("https://es.lan", "w", null, null, null, whole))).doesNotThrowAnyException();
    assertThatThrownBy(() -> create(options("https://es.lan", "w", null, null, null, "abcd")))
        .isInstanceOf(OptionsException.class);
  }
}
