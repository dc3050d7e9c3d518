package io.wirestash.core.detect;

import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ProtocolSpec;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A parser of the pipeline with what the engine derives from its declaration. Any thread. */
public final class ParserBinding {
  private final int index;
  private final String id;
  private final Parser parser;
  private final ProtocolSpec spec;
  private final BitSet ports = new BitSet(1 << 16);
  private final long pendingNanos;
  private final Map<String, String> anomalies = new ConcurrentHashMap<>();

  /** @param id the component's id in the pipeline */
  public ParserBinding(int index, String id, Parser parser) {
    this.index = index;
    this.id = id;
    this.parser = parser;
    spec = parser.spec();
    for (int port : spec.ports()) ports.set(port & 0xffff);
    pendingNanos = Math.min(spec.pendingAge().toMillis(), 1L << 40) * 1_000_000;
  }

  /** Place among the parsers of the pipeline. */
  public int index() {
    return index;
  }

  public String id() {
    return id;
  }

  public Parser parser() {
    return parser;
  }

  public ProtocolSpec spec() {
    return spec;
  }

  /** The ports that hint at this protocol. */
  public BitSet ports() {
    return ports;
  }

  /** The full code of an anomaly of this protocol. */
  public String anomaly(String code) {
    return anomalies.computeIfAbsent(code, c -> spec.id() + "." + c);
  }

  /** How long its requests wait, nanoseconds. */
  public long pendingNanos() {
    return pendingNanos;
  }
}
