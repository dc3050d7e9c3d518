package io.wirestash.cli;

import io.wirestash.core.diagnostic.ErrorCode;
import io.wirestash.core.diagnostic.Nearest;
import io.wirestash.core.diagnostic.Printable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Explain the code of an error or a warning; without a code, list all.")
final class ExplainCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(arity = "0..1", paramLabel = "CODE", description = "As the message shows it, such as E104.")
  String code;

  @Mixin HelpOption help;

  ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (code == null) return listAll();
    ErrorCode known = ErrorCode.find(code);
    if (known == null) return unknown();
    streams.print(known.code() + ": " + known.title() + "\n\n" + known.help());
    return ExitCode.OK;
  }

  private int listAll() throws IOException {
    Table table = new Table("", streams.outColumns());
    for (ErrorCode known : ErrorCode.all()) table.row(known.code(), known.title());
    streams.print(table.toString());
    return ExitCode.OK;
  }

  private int unknown() {
    List<String> codes = ErrorCode.all().stream().map(ErrorCode::code).toList();
    String near = Nearest.question(code, codes);
    streams.say("engine explain: no message has the code \"" + Printable.of(code) + '"'
        + (near == null ? "" : "; " + near));
    streams.say("  all codes: engine explain");
    return ExitCode.USAGE;
  }
}
