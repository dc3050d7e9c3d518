package io.wirestash.processor.geoip;

import io.wirestash.api.Context;
import io.wirestash.api.event.Ip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The database files of a processor. A file that is replaced while the engine runs is read again within seconds; if the
 * new one cannot be read, the old one goes on being used. Any thread.
 */
final class Databases {
  private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;

  private final List<Path> paths;
  private final String language;
  private final Context context;
  private final AtomicLong nextLook = new AtomicLong();
  private volatile List<DatabaseFile> files = List.of();
  private volatile int generation;
  private boolean brokenReported;

  Databases(List<Path> paths, String language, Context context) {
    this.paths = List.copyOf(paths);
    this.language = language;
    this.context = context;
  }

  void open() throws IOException {
    List<DatabaseFile> opened = new ArrayList<>();
    for (Path path : paths) opened.add(DatabaseFile.read(path, language));
    files = List.copyOf(opened);
    nextLook.set(System.nanoTime() + LOOK_AGAIN_NANOS);
  }

  /** Changes whenever another file has been read. */
  int generation() {
    return generation;
  }

  /** Reads files that have been replaced, if it is time to look. */
  void renew() {
    long due = nextLook.get();
    long now = System.nanoTime();
    if (now - due < 0 || !nextLook.compareAndSet(due, now + LOOK_AGAIN_NANOS)) return;
    synchronized (this) {
      for (DatabaseFile file : files) if (file.replaced()) reread(file);
    }
  }

  private void reread(DatabaseFile file) {
    try {
      DatabaseFile fresh = DatabaseFile.read(file.path(), language);
      List<DatabaseFile> changed = new ArrayList<>(files);
      changed.set(files.indexOf(file), fresh);
      files = List.copyOf(changed);
      generation++;
      brokenReported = false;
    } catch (IOException e) {
      if (!brokenReported) context.warn("geoip goes on with the old " + file.path() + ": " + e.getMessage());
      brokenReported = true;
    }
  }

  /** Where an address is; of an IPv6 address that carries an IPv4 one, where that is. */
  Place find(Ip address) {
    String kind = SpecialRanges.kind(address);
    if (kind != null) return Place.special(kind);
    Place place = Place.UNKNOWN;
    Ip asked = SpecialRanges.carried(address);
    for (DatabaseFile file : files) place = place.or(find(file, asked));
    return place;
  }

  private Place find(DatabaseFile file, Ip address) {
    try {
      Place place = file.source().find(address);
      return place == null ? Place.UNKNOWN : place;
    } catch (IOException e) {
      reportBroken(file, e);
      return Place.UNKNOWN;
    }
  }

  private synchronized void reportBroken(DatabaseFile file, IOException e) {
    if (!brokenReported) context.warn("geoip: " + file.path() + " is broken: " + e.getMessage());
    brokenReported = true;
  }

  void close() throws IOException {
    for (DatabaseFile file : files) file.source().close();
  }
}
