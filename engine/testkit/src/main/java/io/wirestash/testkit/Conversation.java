package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A TCP connection as a capture shows it, packet by packet: sequence and acknowledgement numbers and checksums are
 * right, and each packet acknowledges all that the other side has sent, seen or not. Packets come a millisecond apart,
 * from second 1 000 000 000 on, over Ethernet.
 *
 * <pre>{@code
 * Conversation.between("10.0.0.1", 40_000, "10.0.0.2", 6379)
 *     .handshake()
 *     .client("PING\r\n").server("+PO", "NG\r\n").swap()
 *     .unseen().client("QUIT\r\n").server("+OK\r\n")
 *     .close()
 *     .save(file);
 * }</pre>
 */
public final class Conversation {
  private static final long BEGIN_NANOS = 1_000_000_000L * 1_000_000_000L;
  private static final int LINKTYPE_RAW = 101;
  private static final byte[] NOTHING = {};
  private static final byte[] MSS_1460 = {2, 4, 0x05, (byte) 0xb4};

  private record Host(String ip, int port) {}

  private final Host[] hosts;
  private final long[] sequence = {1_000_000, 2_000_000_000}; // of the next byte, by direction
  private final List<CapturedPacket> packets = new ArrayList<>();
  private long nanos = BEGIN_NANOS;
  private long interval = 1_000_000;
  private int linkType = CaptureWriter.ETHERNET;
  private int segmentSize = Integer.MAX_VALUE;
  private boolean unseen;
  private Direction hidden;

  private Conversation(Host client, Host server) {
    hosts = new Host[] {client, server};
  }

  /** Between two IPv4 or two IPv6 addresses, from nothing: also the handshake must be said. */
  public static Conversation between(String clientIp, int clientPort, String serverIp, int serverPort) {
    return new Conversation(new Host(clientIp, clientPort), new Host(serverIp, serverPort));
  }

  // ---- what holds from here on

  /** Sequence numbers of the next byte of each side, such as some shortly before they wrap; before the first packet. */
  public Conversation sequence(long client, long server) {
    sequence[0] = client;
    sequence[1] = server;
    return this;
  }

  /** Cuts what is said into segments of at most so many bytes. */
  public Conversation segments(int size) {
    segmentSize = size;
    return this;
  }

  /** Time from a packet to the next. */
  public Conversation every(Duration time) {
    interval = time.toNanos();
    return this;
  }

  /** The capture misses all packets of one side: they took another way. */
  public Conversation hide(Direction side) {
    hidden = side;
    return this;
  }

  /** Packets begin with their IP header: LINKTYPE_RAW. */
  public Conversation rawIp() {
    linkType = LINKTYPE_RAW;
    return this;
  }

  /** The next packet has this time, nanoseconds since 1970. */
  public Conversation at(long nanos) {
    this.nanos = nanos;
    return this;
  }

  public Conversation later(Duration time) {
    nanos += time.toNanos();
    return this;
  }

  /** The capture misses the packets of the next call: they were sent and received. */
  public Conversation unseen() {
    unseen = true;
    return this;
  }

  // ---- packets

  /** SYN, SYN+ACK, ACK. */
  public Conversation handshake() {
    syn(Direction.CLIENT, "S");
    syn(Direction.SERVER, "SA");
    packet(Direction.CLIENT, "A", NOTHING);
    return said();
  }

  private void syn(Direction from, String flags) {
    packet(from, flags, NOTHING);
    sequence[from.ordinal()]++;
  }

  /** The client sends segments, each char one byte. */
  public Conversation client(String... segments) {
    for (String segment : segments) data(Direction.CLIENT, segment.getBytes(StandardCharsets.ISO_8859_1));
    return said();
  }

  public Conversation client(byte[]... segments) {
    return send(Direction.CLIENT, segments);
  }

  /** The server sends segments, each char one byte. */
  public Conversation server(String... segments) {
    for (String segment : segments) data(Direction.SERVER, segment.getBytes(StandardCharsets.ISO_8859_1));
    return said();
  }

  public Conversation server(byte[]... segments) {
    return send(Direction.SERVER, segments);
  }

  /** One side sends segments. */
  public Conversation send(Direction from, byte[]... segments) {
    for (byte[] segment : segments) data(from, segment);
    return said();
  }

  private void data(Direction from, byte[] bytes) {
    for (int at = 0; at < bytes.length; ) {
      int end = bytes.length - at > segmentSize ? at + segmentSize : bytes.length;
      packet(from, "PA", Arrays.copyOfRange(bytes, at, end));
      sequence[from.ordinal()] += end - at;
      at = end;
    }
  }

  /** A segment without payload that acknowledges all so far. */
  public Conversation ack(Direction from) {
    packet(from, "A", NOTHING);
    return said();
  }

  /** One side ends its stream. */
  public Conversation fin(Direction from) {
    packet(from, "FA", NOTHING);
    sequence[from.ordinal()]++;
    return said();
  }

  /** The client ends, the server ends, the client acknowledges. */
  public Conversation close() {
    return fin(Direction.CLIENT).fin(Direction.SERVER).ack(Direction.CLIENT);
  }

  public Conversation reset(Direction from) {
    packet(from, "RA", NOTHING);
    return said();
  }

  private Conversation said() {
    unseen = false;
    return this;
  }

  private void packet(Direction from, String flags, byte[] payload) {
    Host source = hosts[from.ordinal()];
    Host destination = hosts[from.other().ordinal()];
    boolean first = flags.equals("S");
    Frames header =
        network(source.ip(), destination.ip())
            .tcp(source.port(), destination.port())
            .seq(sequence[from.ordinal()])
            .ack(first ? 0 : sequence[from.other().ordinal()])
            .flags(flags);
    if (flags.startsWith("S")) header = header.options(MSS_1460);
    byte[] frame = header.payload(payload).bytes();
    if (!unseen && from != hidden) packets.add(new CapturedPacket(nanos, frame, frame.length, linkType));
    nanos += interval;
  }

  private Frames network(String source, String destination) {
    Frames link = linkType == LINKTYPE_RAW ? Frames.frame() : Frames.frame().ethernet();
    return source.contains(":") ? link.ipv6(source, destination) : link.ipv4(source, destination);
  }

  // ---- what networks do to packets

  /** The last packet again. */
  public Conversation again() {
    packets.add(packets.get(packets.size() - 1).at(nanos));
    nanos += interval;
    return this;
  }

  /** The last two packets came in the other order. */
  public Conversation swap() {
    return reverse(2);
  }

  /** The last packets came in the opposite order. */
  public Conversation reverse(int count) {
    return reorder(count, Collections::reverse);
  }

  /** The last packets came in random order. */
  public Conversation shuffle(int count, Random random) {
    return reorder(count, tail -> Collections.shuffle(tail, random));
  }

  private Conversation reorder(int count, Consumer<List<CapturedPacket>> order) {
    List<CapturedPacket> tail = packets.subList(Math.max(0, packets.size() - count), packets.size());
    List<Long> times = tail.stream().map(CapturedPacket::nanos).toList();
    order.accept(tail);
    for (int i = 0; i < times.size(); i++) tail.set(i, tail.get(i).at(times.get(i)));
    return this;
  }

  // ---- results

  public List<CapturedPacket> packets() {
    return List.copyOf(packets);
  }

  /** Writes the conversation as a capture and returns the file. */
  public Path save(Path file) {
    return Captures.write(packets, file);
  }

  /** Writes conversations as one capture, by time, and returns the file. */
  public static Path save(Path file, Conversation... conversations) {
    Stream<CapturedPacket> all = Arrays.stream(conversations).flatMap(each -> each.packets.stream());
    return Captures.write(all.sorted(Comparator.comparingLong(CapturedPacket::nanos)).toList(), file);
  }
}
