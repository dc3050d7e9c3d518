package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BulkTest {
  private static final byte[] INDEX = Bulk.ascii("wirestash-dns-2026.11.23");

  private static Bulk bulk(int events) {
    Documents documents = Documents.numbered(0, events);
    Bulk bulk = new Bulk();
    for (int i = 0; i < events; i++) {
      bulk.add(INDEX, documents.type(i), i, documents.bytes(), documents.offset(i), documents.length(i));
    }
    return bulk;
  }

  private static String text(Bulk bulk) {
    return new String(bulk.body(), 0, bulk.length(), StandardCharsets.UTF_8);
  }

  @Test
  void isAnActionAndADocumentForEachEvent() {
    assertThat(text(bulk(1))).isEqualTo("{\"create\":{\"_index\":\"wirestash-dns-2026.11.23\",\"_id\":\"" + Documents.id(0)
        + "\"}}\n" + new String(Documents.numbered(0, 1).bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void keepsTheEventsThatAreToBeSentAgain() {
    Bulk bulk = bulk(1000);
    boolean[] keep = new boolean[1000];
    keep[0] = keep[500] = keep[999] = true;
    bulk.retain(keep);

    assertThat(bulk.size()).isEqualTo(3);
    assertThat(bulk.id(1)).isEqualTo(Documents.id(500));
    assertThat(bulk.nanos(2)).isEqualTo(999);
    assertThat(text(bulk).lines()).hasSize(6).element(5).asString().contains("\"number\":999,").endsWith("}");
  }

  @Test
  void isCutInPartsThatTogetherAreTheWhole() {
    Bulk bulk = bulk(7);

    assertThat(text(bulk.part(0, 3)) + text(bulk.part(3, 7))).isEqualTo(text(bulk));
    assertThat(bulk.part(3, 7).id(3)).isEqualTo(Documents.id(6));
    assertThat(bulk.part(3, 7).index(0)).isEqualTo("wirestash-dns-2026.11.23");
  }

  @Test
  void refusesWhatHasNoId() {
    byte[] line = Bulk.ascii("{\"@timestamp\":\"x\",\"event\":{\"id\":\"short\"}}\n");

    assertThatThrownBy(() -> new Bulk().add(INDEX, "dns", 0, line, 0, line.length))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
