package io.wirestash.bench;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Text from the wire to a JSON string: from its bytes, and by way of a Java string. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {
  /** What a header field, a page and a page in Greek look like. */
  public enum Sample {
    FIELD("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"),
    PAGE("<li class=\"entry\"><a href=\"/articles/2024/07\">An article of some length</a></li>\n".repeat(40)),
    GREEK("<li>Ένα άρθρο κάποιου μήκους</li>\n".repeat(40));

    private final byte[] bytes;

    Sample(String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Param Sample sample;
  private byte[] wire;
  private final JsonSink out = new JsonSink(1 << 16);

  @Setup
  public void prepare() {
    wire = sample.bytes;
  }

  @Benchmark
  public int fromBytes() {
    out.length(0);
    out.text(wire, 0, wire.length);
    return out.length();
  }

  @Benchmark
  public int fromString() {
    out.length(0);
    out.string(Text.of(wire, 0, wire.length));
    return out.length();
  }
}
