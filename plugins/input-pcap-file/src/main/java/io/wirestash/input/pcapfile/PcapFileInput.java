package io.wirestash.input.pcapfile;

import io.wirestash.api.Context;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.input.pcapfile.filter.CaptureFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Delivers the packets of captures, one after the other, in the order of their first packets. Pipes and standard input
 * come last: they cannot be looked at beforehand.
 */
final class PcapFileInput implements Input {
  private record Dated(CaptureSource source, long firstTime) {}

  private final List<Path> paths;
  private final Context context;
  private final Selection selection;
  private final Deque<CaptureSource> waiting = new ArrayDeque<>();
  private long size;
  private long positionBefore;
  private volatile long position;
  private volatile ChannelStream raw;
  private CaptureReader reader;
  private volatile boolean stopped;

  /** @param filter null if all packets are wanted */
  PcapFileInput(List<Path> paths, CaptureFilter filter, Context context) {
    this.paths = paths;
    this.context = context;
    selection = new Selection(filter);
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void open() throws IOException {
    CaptureFiles files = CaptureFiles.find(paths);
    List<String> problems = new ArrayList<>(files.problems());
    boolean single = files.sources().size() == 1;
    List<CaptureSource> readable = single ? only(files.sources(), problems) : ordered(files.sources(), problems);
    if (stopped) return;
    if (readable.isEmpty()) throw new IOException(String.join("\n", problems));
    problems.forEach(this::damaged);
    if (!single) waiting.addAll(readable);
    for (CaptureSource source : readable) size = size < 0 || !source.file() ? -1 : size + source.size();
  }

  /** Opens the only capture there is: it needs no order, and may be a pipe. */
  private List<CaptureSource> only(List<CaptureSource> sources, List<String> problems) {
    CaptureSource source = sources.get(0);
    try {
      reader = read(source, this::damaged, selection);
      return sources;
    } catch (IOException e) {
      problems.add(source.name() + ": " + Problems.text(e));
      return List.of();
    }
  }

  /** The readable ones among several, the earliest first; captures without packets last, but for pipes. */
  private List<CaptureSource> ordered(List<CaptureSource> sources, List<String> problems) {
    List<Dated> dated = new ArrayList<>();
    List<CaptureSource> pipes = new ArrayList<>();
    PacketBatch scratch = new PacketBatch();
    for (CaptureSource source : sources) {
      if (stopped) break;
      if (!source.file()) {
        pipes.add(source);
        continue;
      }
      try (CaptureReader first = read(source, damage -> {}, new Selection(null))) {
        dated.add(new Dated(source, first.firstTime(scratch)));
      } catch (IOException e) {
        problems.add(source.name() + ": " + Problems.text(e));
      }
    }
    dated.sort(Comparator.comparingLong(Dated::firstTime).thenComparing(capture -> capture.source().path()));
    List<CaptureSource> ordered = new ArrayList<>();
    for (Dated capture : dated) ordered.add(capture.source());
    ordered.addAll(pipes);
    return ordered;
  }

  private CaptureReader read(CaptureSource source, Consumer<String> damaged, Selection packets) throws IOException {
    ChannelStream opened = source.open();
    raw = opened; // from here on stop() ends a read that waits
    try {
      if (stopped) throw new IOException("stopped");
      return new CaptureReader(new CaptureStream(source.name(), opened), damaged, packets);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** A capture that was closed to end a read that waits is not damaged. */
  private void damaged(String message) {
    if (!stopped) context.damaged(message);
  }

  @Override
  public boolean read(PacketBatch batch) throws IOException {
    while (!stopped && (reader != null || openNext())) {
      boolean delivered = reader.read(batch);
      position = positionBefore + raw.position();
      if (delivered) return true;
      finish();
    }
    batch.begin(null, 1);
    return false;
  }

  private boolean openNext() {
    while (!stopped && !waiting.isEmpty()) {
      CaptureSource source = waiting.remove();
      try {
        reader = read(source, this::damaged, selection);
        return true;
      } catch (IOException e) {
        damaged(source.name() + ": " + Problems.text(e));
      }
    }
    return false;
  }

  private void finish() throws IOException {
    positionBefore = position;
    CaptureReader finished = reader;
    reader = null;
    finished.close();
  }

  @Override
  public long filtered() {
    return selection.filtered();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void stop() {
    stopped = true;
    try {
      ChannelStream waited = raw;
      if (waited != null) waited.close();
    } catch (IOException e) {
      context.warn("cannot close the capture: " + Problems.text(e));
    }
  }

  @Override
  public void close() throws IOException {
    waiting.clear();
    if (reader != null) finish();
  }
}
