package io.wirestash.output.jsonfile;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Context;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import io.wirestash.output.jsonfile.JsonFileOptions.Compression;
import io.wirestash.output.jsonfile.JsonFileOptions.Fsync;
import io.wirestash.output.jsonfile.JsonFileOptions.WhenFull;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@code json_file} output with its defaults, changed as a test wants. */
final class JsonFile implements Context {
  final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Path path;
  private boolean append = true;
  private ByteSize rotateSize;
  private Duration rotateInterval;
  private Compression compress = Compression.NONE;
  private WhenFull whenFull = WhenFull.BLOCK;
  private int maxOpen = 64;

  private JsonFile(Path path) {
    this.path = path;
  }

  static JsonFile at(Path path) {
    return new JsonFile(path);
  }

  JsonFile replacing() {
    append = false;
    return this;
  }

  JsonFile rotateSize(long bytes) {
    rotateSize = new ByteSize(bytes);
    return this;
  }

  JsonFile rotateInterval(Duration interval) {
    rotateInterval = interval;
    return this;
  }

  JsonFile compress(Compression compression) {
    compress = compression;
    return this;
  }

  JsonFile whenFull(WhenFull policy) {
    whenFull = policy;
    return this;
  }

  JsonFile maxOpen(int files) {
    maxOpen = files;
    return this;
  }

  Output output() {
    JsonFileOptions options =
        new JsonFileOptions(
            path, EventFormat.NATIVE, append, rotateSize, rotateInterval, compress, Fsync.ROTATE, whenFull, maxOpen);
    return new JsonFileFactory().create(options, this);
  }

  Output opened() throws IOException {
    Output output = output();
    output.open();
    return output;
  }

  /** One whole run. */
  void write(Events... batches) throws IOException {
    try (Output output = opened()) {
      for (Events batch : batches) output.write(batch);
      output.flush();
    }
  }

  @Override
  public String id() {
    return "json_file";
  }

  @Override
  public void warn(String message) {
    warnings.add(message);
  }

  @Override
  public void damaged(String message) {
    throw new AssertionError(message);
  }

  @Override
  public boolean terminal() {
    return false;
  }

  @Override
  public Secrets secrets() {
    return Secrets.of(Credentials.DROP);
  }
}
