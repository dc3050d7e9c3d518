package io.wirestash.input.pcapfile;

import java.util.function.Consumer;

/** Reports what was wrong with one capture: the first places each, the others as a number. */
final class Damage {
  private static final int MOST_REPORTS = 10;

  private final Consumer<String> damaged;
  private final String capture;
  private final String stream;
  private long places;

  Damage(CaptureStream stream, Consumer<String> damaged) {
    this.damaged = damaged;
    this.capture = stream.name();
    this.stream = stream.compressed() ? " of the uncompressed stream" : "";
  }

  /** @param kept packets read before this place */
  void report(String what, long offset, String consequence, long kept) {
    if (++places > MOST_REPORTS) return;
    String packets = kept == 1 ? "1 packet" : kept + " packets";
    damaged.accept(capture + ": " + what + " at byte " + offset + stream + ": " + consequence + "; kept " + packets);
  }

  /** Mentions what was not reported one by one. */
  void end() {
    if (places > MOST_REPORTS) damaged.accept(capture + ": " + (places - MOST_REPORTS) + " further damaged places");
    places = 0;
  }
}
