package io.wirestash.decoder.fragment;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins fragments (RFC 791 3.2, RFC 8200 4.5). Overlapping IPv6 fragments condemn their datagram (RFC 5722); for IPv4
 * the policy decides. A fragment whose IPv4 header checksum is wrong is used only while its datagram has no right one.
 *
 * <p>Bounded by memory, datagrams, fragments of a datagram, and packet time; the oldest datagram gives way.
 */
final class Defragmenter implements Decoder {
  private final FragmentMemory memory;
  private final int maxFragments;
  private final long timeoutNanos;
  private final Assembly assembly;
  private final int maxDatagrams;
  private final Fragment fragment = new Fragment();
  private final DatagramKey key = new DatagramKey();
  private DatagramTable table;
  private long fragments;
  private long dropped;
  private long reassembled;
  private long timeouts;
  private long evicted;

  Defragmenter(DefragmentOptions options) {
    memory = new FragmentMemory(options.maxMemory().bytes());
    maxFragments = options.maxFragments();
    maxDatagrams = options.maxDatagrams();
    timeoutNanos = options.timeout().toNanos();
    assembly = new Assembly(options.overlap());
  }

  @Override
  public int[] accepts() {
    return new int[] {Layer.FRAGMENT};
  }

  @Override
  public int decode(Packet packet) {
    fragments++;
    if (table == null) table = new DatagramTable(maxDatagrams);
    expire(packet.nanos());
    String fault = fragment.read(packet);
    if (fault != null) return drop(packet, fault);
    if (packet.has(Packet.CUT)) return unusable(packet, "ip.frag_cut");
    Datagram datagram = datagramOf(packet);
    if (datagram.refused != null) return drop(packet, datagram.refused);
    if (fragment.checksumBad && datagram.trusted) return drop(packet, "ip.frag_checksum");
    if (!fragment.checksumBad && !datagram.trusted) datagram.clear();
    if (datagram.has(fragment, packet.bytes())) return Layer.KEPT;
    return keep(packet, datagram);
  }

  private int keep(Packet packet, Datagram datagram) {
    if (datagram.endsElsewhere(fragment)) return drop(packet, "ip.frag_end");
    boolean overlapping = datagram.overlaps(fragment);
    if (overlapping && fragment.version == 6) return condemn(packet, datagram, "ip.frag_overlap");
    int size = datagram.sizeWith(fragment);
    if (datagram.count() == maxFragments || size > FragmentMemory.LARGEST) {
      return condemn(packet, datagram, "ip.frag_too_many");
    }
    if (!makeRoom(datagram, size)) return unusable(packet, "ip.frag_memory");
    datagram.add(fragment, packet.bytes(), overlapping);
    return datagram.complete() ? join(packet, datagram) : Layer.KEPT;
  }

  private int join(Packet packet, Datagram datagram) {
    if (fragment.datagramLength(datagram.headerLength, datagram.total()) > 0xffff) {
      return condemn(packet, datagram, "ip.frag_oversize");
    }
    int length = assembly.build(datagram, fragment.version);
    packet.reassembled(assembly.bytes(), 0, length);
    if (datagram.tiny) packet.anomaly("ip.tiny_fragment");
    if (assembly.conflicting()) {
      packet.anomaly("ip.frag_overlap");
      packet.flag(Packet.AMBIGUOUS);
    }
    reassembled++;
    int next = Layer.ether(fragment.version == 4 ? EtherTypes.IPV4 : EtherTypes.IPV6);
    remove(datagram);
    return next;
  }

  private Datagram datagramOf(Packet packet) {
    key.set(packet, fragment);
    Datagram datagram = table.find(key);
    if (datagram != null) return datagram;
    if (table.full()) evict(table.oldest());
    memory.charge(Datagram.OWN_BYTES);
    return table.add(key, packet.nanos());
  }

  private boolean makeRoom(Datagram datagram, int size) {
    if (datagram.log != null && datagram.log.length >= size) return true;
    byte[] larger = memory.take(size);
    while (larger == null) {
      Datagram victim = table.oldest() == datagram ? datagram.newer : table.oldest();
      if (victim == null) return false;
      evict(victim);
      larger = memory.take(size);
    }
    byte[] old = datagram.moveTo(larger);
    if (old != null) memory.give(old);
    return true;
  }

  private void expire(long now) {
    for (Datagram oldest = table.oldest(); oldest != null; oldest = table.oldest()) {
      if (now - oldest.firstNanos <= timeoutNanos) return;
      if (oldest.refused == null) timeouts++;
      remove(oldest);
    }
  }

  private void evict(Datagram datagram) {
    evicted++;
    remove(datagram);
  }

  private void remove(Datagram datagram) {
    release(datagram);
    memory.charge(-Datagram.OWN_BYTES);
    table.remove(datagram);
  }

  private void release(Datagram datagram) {
    if (datagram.log != null) memory.give(datagram.log);
    datagram.log = null;
  }

  /** Drops what there is of a datagram, and what is still to come. */
  private int condemn(Packet packet, Datagram datagram, String reason) {
    datagram.refused = reason;
    datagram.clear();
    release(datagram);
    return drop(packet, reason);
  }

  private int drop(Packet packet, String reason) {
    packet.anomaly(reason);
    return unusable(packet, reason);
  }

  /** Drops a fragment that is not to blame. */
  private int unusable(Packet packet, String reason) {
    dropped++;
    return broken(packet, reason);
  }

  @Override
  public void end() {
    if (table == null) return;
    for (Datagram oldest = table.oldest(); oldest != null; oldest = table.oldest()) {
      if (oldest.refused == null) timeouts++;
      remove(oldest);
    }
  }

  @Override
  public Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("fragments", fragments);
    counters.put("fragments_dropped", dropped);
    counters.put("datagrams_reassembled", reassembled);
    counters.put("datagrams_evicted", evicted);
    counters.put("fragment_timeouts", timeouts);
    return counters;
  }

  /** Bytes held, for tests of the limit. */
  long memory() {
    return memory.allocated();
  }
}
