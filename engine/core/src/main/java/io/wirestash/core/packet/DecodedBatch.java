package io.wirestash.core.packet;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.api.packet.TunnelKind;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A batch of packets with what the decoders found in them, as it crosses from the reader to the workers. Written by the
 * reader's thread; read by all workers at once; recycled when the last of them releases it.
 */
public final class DecodedBatch {
  private static final TunnelKind[] KINDS = TunnelKind.values();

  /** The packet was decoded and can belong to a flow. */
  static final byte DECODED = 0;

  /** It waits in the defragmenter for the rest of its datagram. */
  static final byte KEPT = 1;

  /** The decoders gave up on it. */
  static final byte BROKEN = 2;

  private final PacketBatch packets = new PacketBatch();
  private final AtomicInteger users = new AtomicInteger();
  private long sequence;
  private long firstOrdinal;
  private int[] facts = new int[256 * Packet.SAVED];
  private byte[] shard = new byte[256];
  private byte[] status = new byte[256];
  private boolean[] withheld = new boolean[256];
  private byte[] datagrams = new byte[0];
  private int datagramBytes;
  private int[] extras = new int[64];
  private int extraInts = 1; // 0 means: no extras
  private int[] extraAt = new int[256];
  private String[] notes = new String[16];
  private int noteCount;

  /** What the input fills. */
  public PacketBatch packets() {
    return packets;
  }

  /** Place of this batch in the run, from 0. */
  public long sequence() {
    return sequence;
  }

  /** Place of the i-th packet among all packets of the run, from 0. */
  public long ordinal(int i) {
    return firstOrdinal + i;
  }

  void begin(long sequence, long firstOrdinal) {
    this.sequence = sequence;
    this.firstOrdinal = firstOrdinal;
    datagramBytes = 0;
    extraInts = 1;
    Arrays.fill(notes, 0, noteCount, null);
    noteCount = 0;
    int count = packets.count();
    if (shard.length < count) {
      facts = new int[PacketBatch.MAX_PACKETS * Packet.SAVED];
      shard = new byte[PacketBatch.MAX_PACKETS];
      status = new byte[PacketBatch.MAX_PACKETS];
      withheld = new boolean[PacketBatch.MAX_PACKETS];
      extraAt = new int[PacketBatch.MAX_PACKETS];
    }
  }

  /** Keeps what decoding found in the i-th packet. */
  void put(int i, Packet packet, byte status, boolean withheld, int shard) {
    packet.save(facts, i * Packet.SAVED);
    this.status[i] = status;
    this.withheld[i] = withheld;
    this.shard[i] = (byte) shard;
    extraAt[i] = packet.tunnels() == 0 && packet.anomalies() == 0 && packet.problem() == null ? 0 : putExtras(packet);
  }

  private int putExtras(Packet packet) {
    int tunnels = packet.tunnels();
    if (extras.length < extraInts + 4 + 3 * tunnels) extras = Arrays.copyOf(extras, extras.length * 2 + 4 + 3 * tunnels);
    int at = extraInts;
    extras[extraInts++] = tunnels;
    for (int k = 0; k < tunnels; k++) {
      extras[extraInts++] = packet.tunnelKind(k).ordinal();
      extras[extraInts++] = packet.tunnelId(k);
      extras[extraInts++] = packet.tunnelIpOffset(k);
    }
    extras[extraInts++] = packet.anomalies();
    extras[extraInts++] = noteCount;
    for (int k = 0; k < packet.anomalies(); k++) note(packet.anomaly(k));
    note(packet.problem());
    return at;
  }

  private void note(String text) {
    if (noteCount == notes.length) notes = Arrays.copyOf(notes, notes.length * 2);
    notes[noteCount++] = text;
  }

  /** Copies a reassembled datagram, so that it lives as long as the batch; returns where it begins. */
  int keepDatagram(byte[] bytes, int offset, int length) {
    if (datagrams.length - datagramBytes < length) {
      datagrams = Arrays.copyOf(datagrams, Math.max(datagrams.length * 2, datagramBytes + length));
    }
    System.arraycopy(bytes, offset, datagrams, datagramBytes, length);
    datagramBytes += length;
    return datagramBytes - length;
  }

  /** Where {@link #keepDatagram} keeps them; another array after it had to grow. */
  byte[] datagrams() {
    return datagrams;
  }

  public int count() {
    return packets.count();
  }

  public long nanos(int i) {
    return packets.nanos(i);
  }

  public int shard(int i) {
    return shard[i];
  }

  public boolean decoded(int i) {
    return status[i] == DECODED;
  }

  /** True if the checksum policy keeps the payload from parsers. */
  public boolean withheld(int i) {
    return withheld[i];
  }

  /** Points the view at the i-th packet, with everything the decoders noted. */
  public void load(int i, Packet packet) {
    int at = i * Packet.SAVED;
    byte[] bytes = (facts[at + 8] & Packet.REASSEMBLED) == 0 ? packets.block() : datagrams;
    packet.load(facts, at, bytes, packets.original(i), packets.nanos(i), packets.number(i), packets.origin(i));
    if (extraAt[i] != 0) loadExtras(extraAt[i], packet);
  }

  private void loadExtras(int at, Packet packet) {
    int tunnels = extras[at++];
    for (int k = 0; k < tunnels; k++, at += 3) packet.loadTunnel(KINDS[extras[at]], extras[at + 1], extras[at + 2]);
    int anomalies = extras[at];
    int firstNote = extras[at + 1];
    for (int k = 0; k < anomalies; k++) packet.anomaly(notes[firstNote + k]);
    packet.undecodable(notes[firstNote + anomalies]);
  }

  /** Says how many workers will release the batch. */
  public void share(int users) {
    this.users.set(users);
  }

  /** Returns true for the last user. */
  public boolean release() {
    return users.decrementAndGet() == 0;
  }
}
