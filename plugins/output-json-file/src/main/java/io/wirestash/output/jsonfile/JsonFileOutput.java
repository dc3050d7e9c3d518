package io.wirestash.output.jsonfile;

import io.wirestash.api.Context;
import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import io.wirestash.output.jsonfile.JsonFileOptions.Fsync;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends each event to the file that its type and time name, and keeps only so many files open. */
final class JsonFileOutput implements Output {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final PathTemplate template;
  private final JsonFileOptions options;
  private final FullDisk fullDisk;
  private final boolean byType;
  private final boolean byTime;

  private final Set<Path> written = new HashSet<>();
  private final Map<Path, EventFile> open = new LinkedHashMap<>(16, 0.75f, true); // least recently used first
  private final Map<String, Route> routes = new HashMap<>(); // one for each type of event at most

  /** Where the last event of a type went. */
  private record Route(long minute, Path path) {}

  JsonFileOutput(PathTemplate template, JsonFileOptions options, Context context) {
    this.template = template;
    this.options = options;
    this.fullDisk = new FullDisk(options.whenFull(), context);
    this.byType = template.variesByType();
    this.byTime = template.variesByTime();
  }

  @Override
  public EventFormat format() {
    return options.format();
  }

  /** Makes the folder, and the file unless its name depends on events, so that what is wrong shows before the run. */
  @Override
  public void open() throws IOException {
    SafeFile.prepareFolder(template.folder());
    if (!byType && !byTime) file(template.expand("", 0));
  }

  @Override
  public void write(EventBatch batch) throws IOException {
    int size = batch.size();
    int from = 0;
    while (from < size) {
      int to = sameFileUntil(batch, from, size);
      file(path(batch.type(from), minute(batch, from))).append(batch, from, to);
      from = to;
    }
    if (options.fsync() == Fsync.BATCH) {
      for (EventFile file : open.values()) file.force();
    }
  }

  private int sameFileUntil(EventBatch batch, int from, int size) {
    if (!byType && !byTime) return size;
    String type = batch.type(from);
    long minute = minute(batch, from);
    int to = from + 1;
    while (to < size && (!byType || batch.type(to).equals(type)) && minute(batch, to) == minute) to++;
    return to;
  }

  private long minute(EventBatch batch, int i) {
    return byTime ? Math.floorDiv(batch.nanos(i), MINUTE_NANOS) : 0;
  }

  private Path path(String type, long minute) throws IOException {
    Route route = routes.get(type);
    if (route == null || route.minute() != minute) {
      route = new Route(minute, template.expand(type, minute));
      routes.put(type, route);
    }
    return route.path();
  }

  private EventFile file(Path path) throws IOException {
    EventFile file = open.get(path);
    if (file != null) return file;
    if (open.size() >= options.maxOpen()) closeLeastRecentlyUsed();
    file = new EventFile(path, options, fullDisk, written);
    file.open();
    open.put(path, file);
    return file;
  }

  private void closeLeastRecentlyUsed() throws IOException {
    Path oldest = open.keySet().iterator().next();
    open.remove(oldest).close();
  }

  @Override
  public void flush() throws IOException {
    for (EventFile file : open.values()) file.flush();
  }

  @Override
  public long dropped() {
    return fullDisk.dropped();
  }

  @Override
  public void close() throws IOException {
    List<EventFile> closing = new ArrayList<>(open.values());
    open.clear();
    IOException first = null;
    for (EventFile file : closing) {
      try {
        file.close();
      } catch (IOException failure) {
        if (first == null) first = failure;
        else first.addSuppressed(failure);
      }
    }
    if (first != null) throw first;
  }
}
