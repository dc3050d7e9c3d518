package io.wirestash.input.pcapfile;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.input.pcapfile.filter.CaptureFilter;

/** Puts the packets of a capture into batches, but for those that the user's filter leaves out. */
final class Selection {
  private final CaptureFilter filter;
  private PacketBatch batch;
  private byte[] block;
  private long filtered;

  /** @param filter null if all packets are wanted */
  Selection(CaptureFilter filter) {
    this.filter = filter;
  }

  /** Begins with an empty batch. */
  void begin(PacketBatch batch) {
    this.batch = batch;
    block = batch.block();
  }

  boolean full() {
    return batch.full();
  }

  /** As {@link PacketBatch#add}. */
  void add(int offset, int captured, int original, long nanos, CaptureInterface origin) {
    if (filter == null || filter.matches(block, offset, captured, original, origin.linkType())) {
      batch.add(offset, captured, original, nanos, origin);
      return;
    }
    batch.skip();
    filtered++;
  }

  /** Packets left out so far. */
  long filtered() {
    return filtered;
  }
}
