package io.wirestash.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
  private static final Members MEMBERS =
      Members.of(
          Set.of("http"),
          List.of(
              new EventInfo(
                  "http",
                  "Http",
                  "HttpCodec",
                  "",
                  List.of(
                      new FieldInfo("auth", null, "object", ""),
                      new FieldInfo("auth.user", null, "string", ""),
                      new FieldInfo("req_headers", null, "object", ""),
                      new FieldInfo("interim[].status", null, "integer", ""),
                      new FieldInfo("", "user.name", "string", "")))));

  @ParameterizedTest
  @ValueSource(strings = {"src_ip", "type", "auth", "auth.user", "req_headers", "req_headers.cookie", "interim.status"})
  void areKnownByTheirPath(String path) {
    assertThat(MEMBERS.has(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "auth.usr", "reqheaders", "src_ip.a", "interim.code", "user.name"})
  void othersAreNot(String path) {
    assertThat(MEMBERS.has(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anything", "a.b.c"})
  void nothingIsRefusedWhileNothingIsKnown(String path) {
    assertThat(Members.unknown().has(path)).isTrue();
  }
}
