package io.wirestash.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.zafarkhaja.semver.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
  @Test
  void isTheVersionThatPluginsAreBuiltAgainst() throws IOException {
    String pom = Files.readString(Path.of("../../pom.xml"));

    assertThat(pom).contains("<wirestash.api.version>" + ApiVersion.CURRENT + "</wirestash.api.version>");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    ">=0.1.0 & <0.2.0", ">=0.1.0", ">0.1.0", "<=0.1.0", "<0.1.0", "=0.1.0", "=0.1.1", "0.1.0", "~0.1.0", "^0.1",
    "0.1.x", ">=0.1.0 & <0.1.0", ">= 0.1.0 & < 1.0.0", ">=0.0.999999 & <0.2.0", ">0.1.0 | <0.0.1", "*", "!=0.1.0",
    ">=0.10.0"
  })
  void agreesWithJavaSemverOnEveryKindOfRange(String range) {
    for (String version : new String[] {"0.1.0", "0.2.0", "0.1.1", "1.0.0", "0.0.999999"}) {
      assertThat(ApiVersion.within(version, range)).as(version).isEqualTo(Version.parse(version).satisfies(range));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", ">=", ">=0.1.0 &", "=>0.1.0"})
  void refusesWhatIsNoRange(String range) {
    assertThatThrownBy(() -> ApiVersion.satisfies(range)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @CsvSource({"1.2.3, true", "0.1.0, true", "1.0.0-rc.1, true", "1.0.0+build, true", "1.2, false", "01.2.3, false",
    "1.2.3.4, false", "'', false", "1..3, false", "v1.0.0, false"})
  void knowsAVersionWhenItSeesOne(String text, boolean valid) {
    assertThat(ApiVersion.valid(text)).isEqualTo(valid);
  }
}
