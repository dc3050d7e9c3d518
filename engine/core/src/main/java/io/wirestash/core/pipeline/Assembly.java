package io.wirestash.core.pipeline;

import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.OptionsException;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventDescription;
import io.wirestash.api.output.Output;
import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Input;
import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.parser.FlowReporter;
import io.wirestash.api.parser.PacketReporter;
import io.wirestash.api.parser.PayloadReporter;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.processor.Processor;
import io.wirestash.api.statistics.Statistics;
import io.wirestash.api.stream.Reassembler;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.config.Item;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.delivery.ProcessorChain;
import io.wirestash.core.delivery.Routes;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.diagnostic.Diagnostics;
import io.wirestash.core.flow.FlowOptions;
import io.wirestash.core.plugin.PluginFailure;
import io.wirestash.core.plugin.PluginHost;
import io.wirestash.core.stream.Reporters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The components of a pipeline, made but not opened. */
final class Assembly {
  private static final int INVALID = 78;

  /** An output with its place in the pipeline. */
  record ConfiguredOutput(Item item, Output output) {}

  private final PluginHost plugins;
  private final Notices notices;
  private final boolean terminal;
  private final Secrets secrets;
  final List<Input> inputs = new ArrayList<>();
  final List<Decoder> decoders = new ArrayList<>();
  final List<ParserBinding> parsers = new ArrayList<>();
  private final List<FlowReporter> flowReporters = new ArrayList<>();
  private final List<AnomalyReporter> anomalyReporters = new ArrayList<>();
  private final List<PacketReporter> packetReporters = new ArrayList<>();
  final List<Statistics> statistics = new ArrayList<>();
  final List<ProcessorChain.Step> processors = new ArrayList<>();
  final List<ConfiguredOutput> outputs = new ArrayList<>();
  final Map<Class<?>, EventCodec<?>> codecs = new LinkedHashMap<>();
  final List<EventInfo> emitted = new ArrayList<>();
  final List<EventInfo> added = new ArrayList<>();
  final FlowOptions flows;

  /** Null if none is installed. */
  final Reassembler reassembler;

  /** @throws StartFailure if a plugin cannot be loaded or a component refuses its options */
  Assembly(Pipeline pipeline, PluginHost plugins, Notices notices, RunOptions options) throws StartFailure {
    this.plugins = plugins;
    this.notices = notices;
    terminal = options.terminal();
    secrets = options.secrets(pipeline.credentials());
    flows = (FlowOptions) make(pipeline.flows());
    reassembler = pipeline.reassembler() == null ? null : (Reassembler) make(pipeline.reassembler());
    for (Item item : pipeline.inputs()) inputs.add((Input) make(item));
    for (Item item : pipeline.decoders()) decoders.add((Decoder) make(item));
    for (Item item : pipeline.parsers()) addParser(item);
    for (Item item : pipeline.processors()) addProcessor(item);
    if (pipeline.outputs().size() > Routes.MAX_OUTPUTS) {
      throw new StartFailure(INVALID, "more than " + Routes.MAX_OUTPUTS + " outputs in one pipeline");
    }
    for (Item item : pipeline.outputs()) outputs.add(new ConfiguredOutput(item, (Output) make(item)));
  }

  private void addParser(Item item) throws StartFailure {
    Object made = make(item);
    codecs.putAll(plugins.codecs(item.component()));
    emitted.addAll(item.component().emits());
    if (made instanceof Parser parser) {
      if (parsers.size() == Detector.MAX_PARSERS) {
        throw new StartFailure(INVALID, "more than " + Detector.MAX_PARSERS + " parsers in one pipeline");
      }
      parsers.add(new ParserBinding(parsers.size(), item.id(), parser));
    } else if (made instanceof FlowReporter reporter) {
      if (reporter instanceof PayloadReporter && flowReporters.stream().anyMatch(PayloadReporter.class::isInstance)) {
        throw new StartFailure(INVALID, item.id() + ": another component of the pipeline reads payload already");
      }
      flowReporters.add(reporter);
    } else if (made instanceof PacketReporter reporter) {
      packetReporters.add(reporter);
    } else if (made instanceof Statistics counted) {
      statistics.add(counted);
    } else {
      anomalyReporters.add((AnomalyReporter) made);
    }
  }

  private void addProcessor(Item item) throws StartFailure {
    processors.add(new ProcessorChain.Step(item.id(), item.when(), (Processor) make(item)));
    codecs.putAll(plugins.codecs(item.component()));
    added.addAll(item.component().emits());
  }

  Reporters reporters() {
    return new Reporters(flowReporters, anomalyReporters, packetReporters);
  }

  private Object make(Item item) throws StartFailure {
    try {
      return create(plugins.factory(item.component()), plugins.options(item), context(item.id()));
    } catch (OptionsException e) {
      throw new StartFailure(INVALID, Diagnostics.text(List.of(item.refused(e)), false).strip());
    } catch (PluginFailure e) {
      throw new StartFailure(INVALID, Diagnostics.text(List.of(e.diagnostic()), false).strip());
    }
  }

  @SuppressWarnings("unchecked") // the index says which options record the factory takes
  private static Object create(ComponentFactory<?, ?> factory, Record options, Context context) {
    return ((ComponentFactory<Record, ?>) factory).create(options, context);
  }

  private Context context(String id) {
    return new Context() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public void warn(String message) {
        notices.warn(message);
      }

      @Override
      public void damaged(String message) {
        notices.damaged(message);
      }

      @Override
      public boolean terminal() {
        return terminal;
      }

      @Override
      public List<EventDescription> events() {
        return Descriptions.of(emitted, added);
      }

      @Override
      public Secrets secrets() {
        return secrets;
      }
    };
  }
}
