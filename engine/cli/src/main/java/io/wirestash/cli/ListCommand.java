package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "List what pipelines can be made of.")
final class ListCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      converter = KindName.class,
      completionCandidates = KindName.class,
      description = "Only this kind: ${COMPLETION-CANDIDATES}.")
  Kind kind;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Mixin Installed installed;

  @Mixin HelpOption help;

  ListCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Catalog catalog = installed.catalog(findings::add);
    findings.tell(streams);
    List<ComponentInfo> wanted = catalog.components().stream()
        .filter(component -> kind == null || component.kind() == kind)
        .sorted(Comparator.comparing(ComponentInfo::kind).thenComparing(ComponentInfo::name))
        .toList();
    streams.print(json ? ComponentJson.list(wanted) + '\n' : table(wanted, streams.outColumns()));
    return ExitCode.OK;
  }

  private static String table(List<ComponentInfo> components, int columns) {
    Table table = new Table("", columns).row("KIND", "NAME", "PLUGIN", "VERSION", "WHAT IT IS");
    for (ComponentInfo component : components) {
      table.row(
          component.kind().word(),
          component.name(),
          component.plugin().id(),
          component.plugin().version(),
          component.summary());
    }
    return table.toString();
  }
}
