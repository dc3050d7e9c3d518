package io.wirestash.api.packet;

import java.io.IOException;
import java.util.Map;

/** A source of packets: a capture file, an interface. One thread opens, reads and closes it; any thread may stop it. */
public interface Input extends AutoCloseable {
  /** True for an interface, whose packets are lost if nobody reads them; false for files, which wait. */
  boolean live();

  /**
   * Prepares reading.
   *
   * @throws NoCaptureRight if the process may not capture
   * @throws IOException if nothing at all can be read; its message is shown to the user
   */
  void open() throws IOException;

  /**
   * Fills an empty batch with packets of one capture, at least one, in capture order. A live input for which no packets
   * come tells the time instead ({@link PacketBatch#clock}), some times a second; once stopped, it hands over what it has.
   *
   * @return false at the end of the input, with the batch left empty
   * @throws IOException if reading fails for good; what was read before stays valid
   */
  boolean read(PacketBatch batch) throws IOException;

  /** Bytes of the input consumed so far, for the progress bar; of a compressed file, compressed bytes. */
  default long position() {
    return 0;
  }

  /** All bytes of the input, or -1 if unknown. */
  default long size() {
    return -1;
  }

  /** Packets that were lost before they could be read, by where: {@code kernel}, {@code ring}. Complete once closed. */
  default Map<String, Long> dropped() {
    return Map.of();
  }

  /** Packets that were read and left out so far, because the input's own filter does not want them. */
  default long filtered() {
    return 0;
  }

  /** Makes {@link #read} return false soon, and all later calls. Called from another thread. */
  void stop();

  @Override
  void close() throws IOException;
}
