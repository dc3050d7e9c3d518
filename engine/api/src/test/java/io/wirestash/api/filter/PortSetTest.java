package io.wirestash.api.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSetTest {
  @Test
  void holdsPortsAndRangesWithBothEnds() {
    PortSet set = PortSet.of(List.of("80", "8000-8099", "65535"));
    assertThat(List.of(80, 8000, 8099, 65535)).allMatch(set::contains);
    assertThat(List.of(0, 79, 81, 7999, 8100)).noneMatch(set::contains);
  }

  @Test
  void anExclusionHasTheLastWordWhereverItStands() {
    PortSet set = PortSet.of(List.of("!8080", "8000-8099"));
    assertThat(set.contains(8079)).isTrue();
    assertThat(set.contains(8080)).isFalse();
    assertThat(set.includes(8080)).isTrue();
  }

  @Test
  void onlyExclusionsIncludeEverythingElse() {
    PortSet set = PortSet.of(List.of("!22"));
    assertThat(set.contains(22)).isFalse();
    assertThat(set.contains(0)).isTrue();
    assertThat(set.contains(65535)).isTrue();
  }

  @Test
  void noEntriesIncludeEverything() {
    assertThat(PortSet.of(List.of()).isEmpty()).isTrue();
    assertThat(PortSet.of(List.of()).contains(1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "http", "-1", "80-", "80-70", "65536", "1-65536", "80,81"})
  void refusesWhatIsNone(String entry) {
    assertThatThrownBy(() -> PortSet.of(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
  }
}
