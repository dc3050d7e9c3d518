package io.wirestash.input.pcapfile;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.packet.Input;
import io.wirestash.input.pcapfile.filter.CaptureFilter;
import io.wirestash.input.pcapfile.filter.InvalidFilter;
import org.pf4j.Extension;

/** Makes the input {@code pcap_file}. */
@Extension
@Component(
    kind = Kind.INPUT,
    name = "pcap_file",
    summary = "Reads pcap and pcapng captures, plain, gzip or zstd, from files or standard input.")
public final class PcapFileFactory implements ComponentFactory<PcapFileOptions, Input> {
  @Override
  public Input create(PcapFileOptions options, Context context) {
    if (options.path().isEmpty()) throw new OptionsException("path", "names no capture");
    return new PcapFileInput(options.path(), filter(options.filter()), context);
  }

  private static CaptureFilter filter(String expression) {
    if (expression == null || expression.isBlank()) return null;
    try {
      return CaptureFilter.of(expression);
    } catch (InvalidFilter e) {
      throw new OptionsException("filter", e.getMessage());
    }
  }
}
