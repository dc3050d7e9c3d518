package io.wirestash.input.pcapfile;

import io.wirestash.api.packet.PacketBatch;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads the packets of one capture. Bytes go straight into the batch's block; the format finds the packets in them.
 * After damage it looks for intact records within the next {@value #SEARCH_LIMIT} bytes. Never throws for what a
 * capture holds.
 */
final class CaptureReader implements AutoCloseable {
  static final int SEARCH_LIMIT = 1 << 20;

  private final CaptureStream stream;
  private final RecordFormat format;
  private final ByteWindow window;
  private final Damage damage;
  private final Selection selection;
  private long packets;
  private boolean finished;

  /**
   * @param damaged told of each damaged place
   * @param selection chooses among the packets
   * @throws IOException if this is no capture; its message is for the user
   */
  CaptureReader(CaptureStream stream, Consumer<String> damaged, Selection selection) throws IOException {
    this.stream = stream;
    this.format = stream.format();
    this.window = new ByteWindow(stream.bytes());
    this.selection = selection;
    this.damage = new Damage(stream, damaged);
  }

  /** Fills a batch; false at the end of the capture, with the batch empty. */
  boolean read(PacketBatch batch) {
    return read(batch, PacketBatch.MAX_PACKETS);
  }

  /** Time of the first packet, or the latest time there is if there is none. Uses up the capture's beginning. */
  long firstTime(PacketBatch scratch) {
    return read(scratch, 1) ? scratch.nanos(0) : Long.MAX_VALUE;
  }

  private boolean read(PacketBatch batch, int enough) {
    batch.begin(stream.name(), packets + 1);
    selection.begin(batch);
    window.begin(batch.block());
    while (!finished && batch.count() < enough) {
      if (!advance(batch)) break;
    }
    window.keep();
    packets = passed(batch);
    if (finished) damage.end();
    return batch.count() > 0;
  }

  /** Packets of the capture up to here. */
  private long passed(PacketBatch batch) {
    return packets + batch.count() + batch.skipped();
  }

  /** One step forward; false if the batch has to be handed over first. */
  private boolean advance(PacketBatch batch) {
    int needed = format.index(window, selection);
    return switch (needed) {
      case RecordFormat.FULL -> false;
      case RecordFormat.BROKEN -> recover(batch);
      case RecordFormat.UNUSABLE -> {
        damage.report("unusable record", window.offset(), format.problem(), passed(batch));
        window.skip(format.length());
        yield true;
      }
      default -> fill(batch, needed);
    };
  }

  private boolean fill(PacketBatch batch, int needed) {
    boolean room = window.fits(needed) && !window.full();
    if (batch.count() > 0 && (!room || window.idle())) return false;
    if (!room) window.compact();
    if (window.more()) return true;
    boolean rest = window.available() > 0 || window.skipping();
    if (rest && window.failure() == null && !format.cut(window)) return recover(batch);
    finish(rest, passed(batch));
    return true;
  }

  /** @param rest true if bytes of a record are left */
  private void finish(boolean rest, long kept) {
    finished = true;
    if (window.failure() != null) {
      long end = window.offset() + window.available();
      damage.report("cannot be read on", end, Problems.text(window.failure()), kept);
    } else if (rest) {
      damage.report("cut short", window.offset(), "the last record is incomplete", kept);
    }
  }

  /** Goes on behind damage. First among the bytes at hand, which keeps the work linear in a capture full of damage. */
  private boolean recover(PacketBatch batch) {
    long from = window.offset();
    if (find(window.position + 1, window.end)) return resumed(from, batch);
    if (batch.count() > 0) return false; // the search needs the whole block; the damage will be met again
    search(from, batch);
    return true;
  }

  /** Looks at every offset of the bytes that follow, half a block at a time: the other half is there to look ahead. */
  private void search(long from, PacketBatch batch) {
    window.position++;
    while (window.offset() - from < SEARCH_LIMIT) {
      window.compact();
      while (!window.full() && window.more()) {}
      int until = window.ended() ? window.end : window.bytes.length / 2;
      if (find(0, until)) {
        resumed(from, batch);
        return;
      }
      window.position = until;
      if (window.ended()) break;
    }
    damage.report("damaged", from, format.problem() + "; no intact record follows", packets);
    finish(false, packets);
  }

  private boolean find(int from, int until) {
    for (int at = from; at < until; at++) {
      if (format.plausible(window, at)) {
        window.position = at;
        return true;
      }
    }
    return false;
  }

  private boolean resumed(long from, PacketBatch batch) {
    String consequence = format.problem() + "; went on at byte " + window.offset();
    damage.report("damaged", from, consequence, passed(batch));
    return true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
