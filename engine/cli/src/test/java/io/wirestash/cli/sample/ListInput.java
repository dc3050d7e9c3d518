package io.wirestash.cli.sample;

import io.wirestash.api.Context;
import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One packet for each file; a missing file cannot be opened, one named {@code torn} is reported as damaged. */
final class ListInput implements Input {
  private static final CaptureInterface ETHERNET = new CaptureInterface(0, null, 1, false);

  private final List<Path> paths;
  private final Context context;
  private int next;

  ListInput(List<Path> paths, Context context) {
    this.paths = paths;
    this.context = context;
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void open() throws IOException {
    for (Path path : paths) if (!Files.exists(path)) throw new IOException(path + ": no such file");
  }

  @Override
  public boolean read(PacketBatch batch) {
    if (next == paths.size()) return false;
    Path path = paths.get(next++);
    if (path.endsWith("torn")) context.damaged(path + ": cut at byte 100");
    batch.begin(path.toString(), 1);
    batch.add(0, 14, 14, 0, ETHERNET);
    return true;
  }

  @Override
  public void stop() {}

  @Override
  public void close() {}
}
