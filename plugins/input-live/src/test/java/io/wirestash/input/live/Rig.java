package io.wirestash.input.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Context;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.NoCaptureRight;
import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

/** An input under test with a thread that reads it, and what it said. */
final class Rig implements AutoCloseable {
  final List<String> warnings = new CopyOnWriteArrayList<>();
  final Input input;
  private final ObjIntConsumer<PacketBatch> each;
  private final Thread reader = new Thread(this::read, "test reader");
  volatile long packets;
  volatile long lastClock;

  /** @param each takes every packet: its batch and place there */
  Rig(InterfaceOptions options, ObjIntConsumer<PacketBatch> each) {
    this.each = each;
    input = new InterfaceFactory().create(options, context());
  }

  static InterfaceOptions options(String name, String filter, long buffer, long ring) {
    return new InterfaceOptions(List.of(name), filter, new ByteSize(2 << 10), false, new ByteSize(buffer), new ByteSize(ring),
        Duration.ofMillis(50), false);
  }

  static InterfaceOptions options(String name, String filter) {
    return options(name, filter, 64 << 20, 32 << 20);
  }

  static void needsCapture() {
    try (Input trial = new InterfaceFactory().create(options("lo", null), new Rig(options("lo", null), (b, i) -> {}).context())) {
      trial.open();
    } catch (NoCaptureRight e) {
      assumeTrue(false, "needs the right to capture (root, or CAP_NET_RAW)");
    } catch (IOException e) {
      assumeTrue(!e.getMessage().contains("libpcap"), "needs libpcap (package libpcap0.8)");
    }
  }

  Rig open() throws IOException {
    input.open();
    return this;
  }

  Rig reading() throws IOException {
    open();
    reader.start();
    return this;
  }

  /** Ends the capture and reads what it still has. */
  void drain() throws Exception {
    input.stop();
    if (reader.isAlive()) reader.join();
    else read();
    input.close();
  }

  private void read() {
    PacketBatch batch = new PacketBatch();
    try {
      while (input.read(batch)) {
        for (int i = 0; i < batch.count(); i++) each.accept(batch, i);
        if (batch.count() == 0) lastClock = batch.clock();
        packets += batch.count();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for something that ought to come, up to 20 s. */
  static boolean within(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
    return condition.getAsBoolean();
  }

  long dropped(String where) {
    return input.dropped().get(where);
  }

  private Context context() {
    return new Context() {
      @Override
      public String id() {
        return "interface";
      }

      @Override
      public void warn(String message) {
        warnings.add(message);
      }

      @Override
      public void damaged(String message) {
        warnings.add(message);
      }

      @Override
      public boolean terminal() {
        return false;
      }

      @Override
      public Secrets secrets() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
