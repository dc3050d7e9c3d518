package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.output.elasticsearch.BulkReply.Item;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkReplyTest {
  private static final String TWO = "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"status\":400,"
      + "\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"failed\",\"caused_by\":{\"reason\":\"no ip\"}}}}]}";

  @Test
  void hasAResultForEachEventInOrder() throws IOException {
    assertThat(BulkReply.read(Bulk.ascii(TWO), 2))
        .containsExactly(new Item(201, "", ""), new Item(400, "document_parsing_exception", "failed: no ip"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void isNoneIfItTellsOfMoreOrFewerEventsThanWereSent(int sent) {
    assertThatThrownBy(() -> BulkReply.read(Bulk.ascii(TWO), sent)).isInstanceOf(IOException.class);
  }

  @Test
  void isNoneIfItIsCutAnywhere() {
    for (int i = 0; i < TWO.length(); i++) {
      byte[] cut = Bulk.ascii(TWO.substring(0, i));
      assertThatThrownBy(() -> BulkReply.read(cut, 2)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "201, '', STORED",
    "409, version_conflict_engine_exception, PRESENT",
    "409, something_else, REJECTED",
    "429, es_rejected_execution_exception, OVERLOADED",
    "429, cluster_block_exception, BLOCKED",
    "503, unavailable_shards_exception, TROUBLE",
    "400, document_parsing_exception, REJECTED",
    "400, illegal_argument_exception, REJECTED",
    "400, index_closed_exception, BLOCKED",
    "403, cluster_block_exception, BLOCKED",
    "403, security_exception, BLOCKED",
    "404, index_not_found_exception, BLOCKED",
    "400, invalid_index_name_exception, REJECTED"
  })
  void ofAnEventIsJudgedByStatusAndKindOfError(int status, String error, Verdict verdict) {
    assertThat(new Item(status, error, "").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"400, SPLIT", "413, SPLIT", "401, DENIED", "403, DENIED", "429, OVERLOADED", "500, TROUBLE", "502, TROUBLE",
      "503, TROUBLE", "504, TROUBLE", "302, BLOCKED", "404, BLOCKED"})
  void ofARequestIsJudgedByStatus(int status, Verdict verdict) {
    assertThat(Verdict.ofRequest(status)).isEqualTo(verdict);
  }
}
