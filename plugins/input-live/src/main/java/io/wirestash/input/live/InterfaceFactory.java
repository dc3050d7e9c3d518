package io.wirestash.input.live;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.InterfaceLister;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.pf4j.Extension;

/** Makes the input {@code interface}, and lists what it can capture from. */
@Extension
@Component(
    kind = Kind.INPUT,
    name = "interface",
    summary = "Captures packets from network interfaces as they pass, with libpcap.")
public final class InterfaceFactory implements ComponentFactory<InterfaceOptions, Input>, InterfaceLister {
  /** With fewer packets in the kernel's buffer, a burst of a few milliseconds is lost. */
  private static final long FEWEST_PLACES = 1000;

  @Override
  public Input create(InterfaceOptions options, Context context) {
    if (options.name().isEmpty()) throw new OptionsException("name", "names no interface");
    if (new HashSet<>(options.name()).size() < options.name().size()) {
      throw new OptionsException("name", "names an interface twice");
    }
    long places = options.buffer().bytes() / options.snapLength().bytes();
    if (options.immediate() && places < FEWEST_PLACES) {
      throw new OptionsException("immediate", "leaves room for " + places + " packets only: buffer divided by snap_length;"
          + " make snap_length smaller, such as 2KiB, or buffer larger");
    }
    return new InterfaceInput(options, context);
  }

  @Override
  public List<Listed> interfaces() throws IOException {
    return Libpcap.interfaces();
  }
}
