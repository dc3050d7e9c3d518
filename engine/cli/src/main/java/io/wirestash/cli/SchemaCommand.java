package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.config.PipelineSchema;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "schema",
    description = "Print the JSON Schema of pipelines made of what is installed, for editors and checkers.")
final class SchemaCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(names = "--events", description = "The schema of the events instead.")
  boolean events;

  @Mixin Installed installed;

  @Mixin HelpOption help;

  SchemaCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Catalog catalog = installed.catalog(findings::add);
    findings.tell(streams);
    streams.print((events ? EventSchema.of(emitted(catalog)) : PipelineSchema.of(catalog)) + '\n');
    return ExitCode.OK;
  }

  private static List<EventInfo> emitted(Catalog catalog) {
    return catalog.components().stream().map(ComponentInfo::emits).flatMap(List::stream).toList();
  }
}
