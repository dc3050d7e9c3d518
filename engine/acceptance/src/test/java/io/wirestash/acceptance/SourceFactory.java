package io.wirestash.acceptance;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.testkit.Frames;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An input of its own making: some packets, each of a flow of its own, and then what its options say. */
@Component(kind = Kind.INPUT, name = "source", summary = "For tests: some packets, then an end of some kind.")
public final class SourceFactory implements ComponentFactory<SourceOptions, Input> {
  private static final CaptureInterface ETHERNET = new CaptureInterface(0, null, 1, false);
  private static final int PACKETS_A_BATCH = 100;

  @Override
  public Input create(SourceOptions options, Context context) {
    return new Source(options, context);
  }

  private static final class Source implements Input {
    private final SourceOptions options;
    private final Context context;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int delivered;

    Source(SourceOptions options, Context context) {
      this.options = options;
      this.context = context;
    }

    @Override
    public boolean live() {
      return options.live();
    }

    @Override
    public void open() {}

    @Override
    public boolean read(PacketBatch batch) throws IOException {
      batch.begin("source", delivered + 1);
      if (delivered == options.packets()) return end();
      int at = 0;
      while (delivered < options.packets() && batch.count() < PACKETS_A_BATCH) at = packet(batch, at);
      return true;
    }

    private int packet(PacketBatch batch, int at) {
      int i = delivered++;
      byte[] frame = Frames.frame().ethernet()
          .ipv4("10.0." + i / 250 + '.' + (1 + i % 250), "192.0.2.1")
          .udp(1024 + i, ProbeFactory.PORT)
          .payload("packet " + i)
          .bytes();
      System.arraycopy(frame, 0, batch.block(), at, frame.length);
      batch.add(at, frame.length, frame.length, i * 1000L, ETHERNET);
      return at + frame.length;
    }

    private boolean end() throws IOException {
      switch (options.then()) {
        case ENDS -> { }
        case FAILS -> throw new IOException("the cable is out");
        case BREAKS -> throw new IllegalStateException("as asked");
        case WAITS -> waitForStop();
      }
      return false;
    }

    private void waitForStop() {
      context.warn("waiting");
      try {
        stopped.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** A live one says that it has lost as many as it has delivered. */
    @Override
    public Map<String, Long> dropped() {
      return options.live() ? Map.of("kernel", (long) delivered) : Map.of();
    }

    @Override
    public void stop() {
      stopped.countDown();
    }

    @Override
    public void close() {}
  }
}
