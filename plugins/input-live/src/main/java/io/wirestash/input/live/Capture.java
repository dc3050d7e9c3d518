package io.wirestash.input.live;

import io.wirestash.api.Context;
import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.NoCaptureRight;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.RawPacketListener;

/**
 * One interface and the thread that puts its packets into the ring. When the interface goes away the thread waits for it
 * to come back. Only this thread reads from and closes the handle, once it runs: libpcap crashes if it is closed in use.
 */
final class Capture implements Runnable, RawPacketListener {
  private static final int FOR_EVER = -1;
  private static final int ALL_THERE_ARE = -1;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 8_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int index;
  private final String name;
  private final InterfaceOptions options;
  private final int timeoutMillis;
  private final Ring ring;
  private final Context context;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile PcapHandle handle;
  private CaptureInterface origin;
  private long newest;
  private long stoppedAt;
  private long kernelBefore;
  private long interfaceBefore;
  private long kernelDropped;
  private long interfaceDropped;

  /**
   * @param index place among the interfaces of the input
   * @param timeoutMillis longest time that packets wait in the kernel's buffer
   */
  Capture(int index, String name, InterfaceOptions options, int timeoutMillis, Ring ring, Context context) {
    this.index = index;
    this.name = name;
    this.options = options;
    this.timeoutMillis = timeoutMillis;
    this.ring = ring;
    this.context = context;
    thread = new Thread(this, "capture " + name);
    thread.setDaemon(true); // an old libpcap may sleep until the next packet
  }

  /** Opens the interface; if it is down, it will be waited for. */
  void open() throws IOException {
    try {
      attach();
    } catch (Libpcap.NotUp e) {
      context.warn(e.getMessage() + "; waiting until it is up");
    }
  }

  private void attach() throws IOException {
    PcapHandle opened = Libpcap.open(name, options, timeoutMillis);
    origin = new CaptureInterface(index, name, Libpcap.linkType(opened), true);
    handle = opened;
  }

  void start() {
    ring.join();
    thread.start();
  }

  @Override
  public void run() {
    try {
      do {
        if (handle != null) capture(); // also if it was stopped before this thread came to run: what passed is fetched
      } while (!stopped() && (handle != null || attachAgain()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      detach();
      ring.leave();
    }
  }

  private void capture() throws InterruptedException {
    try {
      if (!stopped()) loop();
      if (stopped()) drain();
    } catch (PcapNativeException e) {
      detach();
      if (!stopped()) context.warn(name + ": " + reason(e) + "; waiting until it is back");
    } catch (NotOpenException e) {
      throw new IllegalStateException(e); // nobody else closes it
    }
  }

  private void loop() throws PcapNativeException, NotOpenException {
    try {
      handle.loop(FOR_EVER, this);
    } catch (InterruptedException e) {
      // how pcap4j says that breakLoop was called: stop() has said so, too
    }
  }

  /** Fetches what passed before the stop: it lies in the kernel's buffer until it is full or its time-out is over. */
  private void drain() throws PcapNativeException, NotOpenException, InterruptedException {
    handle.setBlockingMode(BlockingMode.NONBLOCKING);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * timeoutMillis + 50);
    while (newest < stoppedAt && System.nanoTime() < end) {
      fetch();
      Thread.sleep(2);
    }
  }

  private void fetch() throws PcapNativeException, NotOpenException {
    try {
      handle.dispatch(ALL_THERE_ARE, this);
    } catch (InterruptedException e) {
      // breakLoop was called before there was a loop: said once, and the next call fetches
    }
  }

  private static String reason(PcapNativeException e) {
    String text = String.valueOf(e.getMessage());
    return text.startsWith("Error occurred: ") ? text.substring("Error occurred: ".length()) : text;
  }

  private boolean attachAgain() throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
      try {
        attach();
        context.warn(name + ": is captured again");
        return true;
      } catch (NoCaptureRight e) {
        context.warn(e.getMessage());
        return false;
      } catch (IOException e) {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS); // still away
      }
    }
    return false;
  }

  @Override
  public void gotPacket(byte[] bytes) {
    Timestamp time = handle.getTimestamp();
    newest = time.getTime() / 1000 * NANOS_PER_SECOND + time.getNanos();
    ring.add(bytes, handle.getOriginalLength(), newest, origin);
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  /** Ends the capture soon, with what has passed until now. Any thread. */
  synchronized void stop() {
    if (stopped()) return;
    stoppedAt = (System.currentTimeMillis() + 1) * 1_000_000; // not before now
    stopping.countDown();
    try {
      if (handle != null) handle.breakLoop();
    } catch (NotOpenException e) {
      // it has just ended by itself
    }
  }

  /** Waits for the thread, but not for ever. */
  void join(long millis) throws InterruptedException {
    if (thread.isAlive()) thread.join(millis);
    else detach();
  }

  private synchronized void detach() {
    if (handle == null) return;
    count();
    kernelBefore = kernelDropped;
    interfaceBefore = interfaceDropped;
    handle.close();
    handle = null;
  }

  /** Reads the system's counters. Any thread. */
  synchronized void count() {
    if (handle == null) return;
    try {
      PcapStat counters = handle.getStats();
      kernelDropped = kernelBefore + counters.getNumPacketsDropped();
      interfaceDropped = interfaceBefore + counters.getNumPacketsDroppedByIf();
    } catch (PcapNativeException | NotOpenException e) {
      // the interface is gone; what was counted last stays
    }
  }

  /** Packets that did not fit the kernel's buffer. */
  synchronized long kernelDropped() {
    return kernelDropped;
  }

  /** Packets that the interface itself lost. */
  synchronized long interfaceDropped() {
    return interfaceDropped;
  }
}
