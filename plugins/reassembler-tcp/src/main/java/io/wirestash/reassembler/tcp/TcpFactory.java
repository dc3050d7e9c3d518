package io.wirestash.reassembler.tcp;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.stream.Reassembler;
import org.pf4j.Extension;

/** Makes the component {@code tcp}. */
@Extension
@Component(kind = Kind.REASSEMBLER, name = "tcp", summary = "Puts the segments of TCP connections in order")
public final class TcpFactory implements ComponentFactory<TcpOptions, Reassembler> {
  @Override
  public Reassembler create(TcpOptions options, Context context) {
    return (reader, workers) -> new TcpConnections(options, reader, workers);
  }
}
