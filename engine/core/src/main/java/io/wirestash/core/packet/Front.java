package io.wirestash.core.packet;

import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.Tally;
import java.util.Map;

/**
 * What happens to a packet on the reader's thread, in capture order: decoding, reassembly of fragments, the checksum
 * policy, and the choice of the worker that owns the packet's hosts. Everything here sees all packets, so none of it
 * depends on the number of workers.
 */
public final class Front {
  /** Packets without a flow whose anomalies become events; those of later ones are counted only. */
  private static final int REPORTED_WITHOUT_FLOW = 1000;

  private final DecoderTable decoders;
  private final ChecksumPolicy checksums;
  private final Faults faults;
  private final int workers;
  private final long key;
  private final Packet packet = new Packet();
  private final Tally undecodable = new Tally();
  private final Tally silenced = new Tally();
  private int reportedWithoutFlow;
  private long sequence;
  private long ordinal;
  private long decoded;
  private long bytes;

  /** @param key secret of this run for hashing addresses; output does not depend on it */
  public Front(DecoderTable decoders, ChecksumMode checksums, int workers, long key, Faults faults) {
    this.faults = faults;
    this.decoders = decoders;
    this.checksums = new ChecksumPolicy(checksums, key);
    this.workers = workers;
    this.key = key;
  }

  /** Decodes all packets of a batch that an input has filled. */
  public void decode(DecodedBatch batch) {
    batch.begin(sequence++, ordinal);
    PacketBatch packets = batch.packets();
    int count = packets.count();
    for (int i = 0; i < count; i++) decode(batch, packets, i);
    ordinal += count;
  }

  private void decode(DecodedBatch batch, PacketBatch packets, int i) {
    int captured = packets.captured(i);
    bytes += captured;
    packet.reset(packets.block(), packets.offset(i), captured, packets.original(i), packets.nanos(i), packets.number(i),
        packets.origin(i));
    byte status = status(Layer.link(packets.origin(i).linkType()));
    if (packet.has(Packet.REASSEMBLED)) keepDatagram(batch);
    boolean withheld = packet.ipOffset() >= 0 && checksums.withholds(packet);
    if (status == DecodedBatch.BROKEN || packet.ipOffset() < 0 && packet.anomalies() > 0) limitReports();
    batch.put(i, packet, status, withheld, workers == 1 ? 0 : shard());
  }

  private byte status(int linkLayer) {
    if (!decoders.knows(linkLayer)) {
      packet.undecodable("link.unknown_type");
      undecodable.add("link.unknown_type");
      return DecodedBatch.BROKEN;
    }
    int end = decodeContained(linkLayer);
    if (end == Layer.BROKEN) {
      undecodable.add(packet.problem() == null ? "unknown" : packet.problem());
      return DecodedBatch.BROKEN;
    }
    decoded++;
    return end == Layer.KEPT ? DecodedBatch.KEPT : DecodedBatch.DECODED;
  }

  private void limitReports() {
    if (++reportedWithoutFlow <= REPORTED_WITHOUT_FLOW) return;
    for (int i = 0; i < packet.anomalies(); i++) silenced.add(packet.anomaly(i));
    if (packet.problem() != null && !packet.noted(packet.problem())) silenced.add(packet.problem());
    packet.silence();
  }

  private int decodeContained(int linkLayer) {
    try {
      return decoders.decode(packet, linkLayer);
    } catch (RuntimeException | StackOverflowError e) { // a decoder's bug costs this packet, not the run
      faults.add("decoders", e, packet.number());
      packet.undecodable("engine.decoder_fault");
      return Layer.BROKEN;
    }
  }

  private void keepDatagram(DecodedBatch batch) {
    int from = packet.start();
    int kept = batch.keepDatagram(packet.bytes(), from, packet.end() - from);
    packet.rebase(batch.datagrams(), kept - from);
  }

  private int shard() {
    if (packet.ipOffset() < 0) return 0;
    return (int) ((HostHash.pair(packet, packet.ipOffset(), key) >>> 33) * workers >>> 31);
  }

  /** Tells the decoders that the input has ended. */
  public void end() {
    for (Decoder decoder : decoders.all()) decoder.end();
  }

  public long packets() {
    return ordinal;
  }

  public long bytes() {
    return bytes;
  }

  public long decoded() {
    return decoded;
  }

  public Tally undecodable() {
    return undecodable;
  }

  /** Anomalies of packets without a flow that no worker heard of, since there had been so many. */
  public Tally silenced() {
    return silenced;
  }

  /** Adds what was counted on the way, by name. */
  public void count(Map<String, Long> counters) {
    for (Decoder decoder : decoders.all()) decoder.counters().forEach((name, n) -> counters.merge(name, n, Long::sum));
    counters.merge("checksum_withheld", checksums.withheld(), Long::sum);
    counters.merge("checksum_offload", checksums.offloaded(), Long::sum);
  }
}
