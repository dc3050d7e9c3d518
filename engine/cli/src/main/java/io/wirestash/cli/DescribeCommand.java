package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.diagnostic.Nearest;
import io.wirestash.core.diagnostic.Printable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "describe",
    description = "Describe a component, or all of a kind: options, and the events it emits.")
final class DescribeCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = KindName.class,
      completionCandidates = KindName.class,
      description = "${COMPLETION-CANDIDATES}.")
  Kind kind;

  @Parameters(index = "1", paramLabel = "NAME", arity = "0..1",
      description = "The component, as list shows it; all of that kind without it.")
  String name;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Option(names = "--markdown", description = "Print a page in Markdown.")
  boolean markdown;

  @Spec CommandSpec spec;

  @Mixin Installed installed;

  @Mixin HelpOption help;

  DescribeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (json && markdown) throw new ParameterException(spec.commandLine(), "--json or --markdown, not both");
    Findings findings = new Findings();
    Catalog catalog = installed.catalog(findings::add);
    findings.tell(streams);
    if (name == null) return all(catalog);
    ComponentInfo component = catalog.find(kind, name);
    if (component == null) return unknown(catalog);
    if (json) streams.print(ComponentJson.describe(component) + '\n');
    else if (markdown) streams.print(ComponentMarkdown.of(component));
    else streams.print(text(component));
    return ExitCode.OK;
  }

  private int all(Catalog catalog) throws IOException {
    List<ComponentInfo> all =
        catalog.components(kind).stream().sorted(Comparator.comparing(ComponentInfo::name)).toList();
    if (json) streams.print(ComponentJson.describe(all) + '\n');
    else if (markdown) streams.print(ComponentMarkdown.of(kind, all));
    else streams.print(all.stream().map(this::text).collect(Collectors.joining("\n")));
    return ExitCode.OK;
  }

  private String text(ComponentInfo component) {
    return ComponentText.of(component, streams.outColumns());
  }

  private int unknown(Catalog catalog) {
    List<String> names = catalog.components(kind).stream().map(ComponentInfo::name).sorted().toList();
    String near = Nearest.question(name, names);
    streams.say("engine describe: no " + kind.word() + " is called \"" + Printable.of(name) + '"'
        + (near == null ? "" : "; " + near));
    streams.say("  installed: " + (names.isEmpty() ? "none" : String.join(", ", names)));
    return ExitCode.USAGE;
  }
}
