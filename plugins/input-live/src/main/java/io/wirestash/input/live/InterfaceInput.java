package io.wirestash.input.live;

import io.wirestash.api.Context;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Delivers the packets of some interfaces in the order in which they come from the kernel. */
final class InterfaceInput implements Input {
  /** How long nothing must have come before the clock is told: more than a tick of the flow table's timers. */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long CLOSE_MILLIS = 2_000;

  private final List<Capture> captures = new ArrayList<>();
  private final Ring ring;
  private final DropWatch drops;
  private final long delayMillis;
  private final long waitMillis;
  private long lastNanos;

  InterfaceInput(InterfaceOptions options, Context context) {
    String name = String.join(",", options.name());
    ring = new Ring(name, options.ring().bytes());
    delayMillis = options.maxDelay().toMillis();
    waitMillis = delayMillis / 2; // packets wait in the kernel's buffer for one half, in ours for the other
    for (String each : options.name()) {
      captures.add(new Capture(captures.size(), each, options, (int) waitMillis, ring, context));
    }
    drops = new DropWatch(name, this::dropped, context);
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public void open() throws IOException {
    for (Capture capture : captures) capture.open();
    captures.forEach(Capture::start);
    lastNanos = System.nanoTime();
  }

  @Override
  public boolean read(PacketBatch batch) {
    batch.begin(null, 1);
    try {
      while (ring.take(batch, waitMillis)) {
        long now = System.nanoTime();
        if (drops.due(now)) captures.forEach(Capture::count);
        drops.look(now);
        boolean idle = batch.count() == 0;
        if (idle && now - lastNanos < IDLE_NANOS) continue;
        if (idle) batch.clock(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - 2 * delayMillis));
        lastNanos = now;
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  @Override
  public Map<String, Long> dropped() {
    Map<String, Long> dropped = new TreeMap<>();
    dropped.put("ring", ring.dropped());
    for (Capture capture : captures) {
      dropped.merge("kernel", capture.kernelDropped(), Long::sum);
      dropped.merge("interface", capture.interfaceDropped(), Long::sum);
    }
    return dropped;
  }

  @Override
  public void stop() {
    captures.forEach(Capture::stop);
  }

  @Override
  public void close() {
    stop();
    try {
      for (Capture capture : captures) capture.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
