package io.wirestash.parser.packet;

import io.wirestash.api.output.EventFormat;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the engine prints of frames; packets are a second apart, the first at 1469107172.455. */
final class Printed {
  private static final long FIRST = 1_469_107_172_455_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int ETHERNET = 1;

  private Printed() {}

  /** Lines, tabs shown as {@code |}. */
  static List<String> lines(String options, Frames... frames) {
    return List.of(run(EventFormat.LINE, options, frames).text().replace('\t', '|').split("\n"));
  }

  static String line(Frames frame) {
    return lines("{}", frame).get(0);
  }

  static String dump(Frames frame) {
    return run(EventFormat.DUMP, "{}", frame).text().replace('\t', '|');
  }

  /** The numbers of the packets that are printed, one digit each. */
  static String numbers(String options, Frames... frames) {
    return run(EventFormat.NATIVE, options, frames).events("packet").stream()
        .map(event -> event.path("packet").asText())
        .collect(Collectors.joining());
  }

  private static EngineRun run(EventFormat format, String options, Frames... frames) {
    List<CapturedPacket> packets = new ArrayList<>();
    for (Frames frame : frames) {
      byte[] bytes = frame.bytes();
      packets.add(new CapturedPacket(FIRST + packets.size() * SECOND, bytes, bytes.length, ETHERNET));
    }
    try {
      Path file = Files.createTempFile("printed", ".pcapng");
      Captures.write(packets, file);
      EngineRun run = TestEngine.with("credentials: show\nparsers:\n  - packet: " + options + "\n").format(format).run(file);
      Files.delete(file);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
