package io.wirestash.decoder.fragment;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Decoder;
import org.pf4j.Extension;

/** Makes the component {@code defragment}. */
@Extension
@Component(kind = Kind.DECODER, name = "defragment", summary = "Reassembly of IPv4 and IPv6 fragments")
public final class DefragmentFactory implements ComponentFactory<DefragmentOptions, Decoder> {
  @Override
  public Decoder create(DefragmentOptions options, Context context) {
    return new Defragmenter(options);
  }
}
