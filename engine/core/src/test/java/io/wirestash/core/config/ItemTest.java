package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.OptionsException;
import io.wirestash.core.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemTest {
  @Test
  void showsWhereOptionsStandThatTheComponentRefuses(@TempDir Path directory) {
    Item item = new PipelineFiles(directory).pipeline("inputs: live\nparsers: dns\noutputs: stdout\n").inputs().get(0);
    OptionsException refusal = new OptionsException("ring", "smaller than a packet");

    assertThat(Diagnostics.text(List.of(item.refused(refusal)), false)).isEqualTo("""
        error[E117]: option "ring" of live: smaller than a packet
          --> %s/pipeline.yaml:1:9
           |
         1 | inputs: live
           |         ^^^^
           = more: engine describe input live
        """.formatted(directory));
    assertThat(item.refused(new OptionsException(null, "odd")).message()).isEqualTo("live: odd");
  }
}
