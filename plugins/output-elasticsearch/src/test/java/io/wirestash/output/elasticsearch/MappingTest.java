package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.EventDescription.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static String of(String ecs, String type) {
    return Mapping.of(List.of(new Field("native", ecs, type))).properties();
  }

  @Test
  void givesEachKindOfValueItsType() {
    assertThat(of("a", "string")).contains("\"keyword\"");
    assertThat(of("a", "integer")).isEqualTo("{\"a\":{\"type\":\"long\"}}");
    assertThat(of("a", "number")).isEqualTo("{\"a\":{\"type\":\"double\"}}");
    assertThat(of("a", "boolean")).isEqualTo("{\"a\":{\"type\":\"boolean\"}}");
    assertThat(of("a[]", "ip")).isEqualTo("{\"a\":{\"type\":\"ip\"}}");
    assertThat(of("http.request.body.content", "string")).contains("\"text\"");
  }

  @Test
  void putsOpenEndedNamesIntoOneField() {
    assertThat(of("http.request.headers", "object")).contains("\"headers\":{\"type\":\"flattened\"");
  }

  @Test
  void mapsMembersOfObjectsInArrays() {
    assertThat(Mapping.of(List.of(new Field("x", "dns.answers[]", "object"), new Field("x", "dns.answers[].ttl", "integer")))
        .properties()).isEqualTo("{\"dns\":{\"properties\":{\"answers\":{\"properties\":{\"ttl\":{\"type\":\"long\"}}}}}}");
  }

  @Test
  void takesAPositionForAPoint() {
    assertThat(Mapping.of(List.of(new Field("x", "source.geo.location", "object"),
        new Field("x", "source.geo.location.lat", "number"))).properties()).contains("\"location\":{\"type\":\"geo_point\"}");
  }

  @Test
  void doesNotIndexValuesOfSeveralKinds() {
    assertThat(of("a", "string|object")).isEqualTo("{\"a\":{\"type\":\"object\",\"enabled\":false}}");
    assertThat(Mapping.of(List.of(new Field("x", "a", "string"), new Field("y", "a", "integer"))).properties())
        .contains("\"enabled\":false");
  }

  @Test
  void leavesOutWhatDocumentsLeaveOut() {
    assertThat(of(null, "string")).isEqualTo("{}");
  }
}
