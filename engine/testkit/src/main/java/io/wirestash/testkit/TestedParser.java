package io.wirestash.testkit;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.parser.Parser;
import io.wirestash.core.config.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The parser of a contract, made as the engine would.
 *
 * @param parser null if the component is none: a reporter reads no bytes
 * @param codecs of the events that it emits, by the class of the record
 */
record TestedParser(Parser parser, Map<Class<?>, EventCodec<?>> codecs, OpenedPipeline opened)
    implements AutoCloseable {
  /** The first component of the pipeline's parser stage. */
  static TestedParser of(TestEngine engine) throws IOException {
    OpenedPipeline opened = engine.open(Path.of("-"));
    Item item = opened.pipeline().parsers().get(0);
    Parser parser = opened.create(item) instanceof Parser reads ? reads : null;
    return new TestedParser(parser, opened.codecs(item), opened);
  }

  boolean readsDatagrams() {
    return parser != null && parser.spec().udp();
  }

  boolean readsStreams() {
    return parser != null && parser.spec().tcp();
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
