package io.wirestash.parser.http;

import io.airlift.compress.zstd.ZstdInputStream;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.brotli.dec.BrotliInputStream;

/** The decoders of a body, one behind the other: the coding that was applied last is undone first. */
final class Unpacking {
  private Unpacking() {}

  /**
   * Puts decoders before a sink.
   *
   * @param codings in the order in which they were applied
   * @param max most bytes that each layer may produce
   * @param sent bytes of the body that have come so far
   * @return where the encoded bytes go
   */
  static ByteSink into(
      ByteSink sink, List<Coding> codings, int max, LongSupplier sent, Set<HttpAnomaly> anomalies) {
    ByteSink first = sink;
    for (Coding coding : codings) {
      first = decoder(coding, new BoundedSink(first, max, sent, anomalies), max, anomalies);
    }
    return first;
  }

  private static ByteSink decoder(Coding coding, ByteSink out, int max, Set<HttpAnomaly> anomalies) {
    return switch (coding) {
      case IDENTITY -> out;
      case GZIP -> new Inflation(true, out, anomalies);
      case DEFLATE -> new Inflation(false, out, anomalies);
      case BROTLI -> new StreamDecoder(BrotliInputStream::new, max, out);
      case ZSTD -> new StreamDecoder(ZstdInputStream::new, max, out);
    };
  }
}
