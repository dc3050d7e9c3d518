package io.wirestash.api.parser;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What a protocol is like: data, not code. Immutable; each method returns a changed copy.
 *
 * @param id its name in events ({@code service}), options and anomaly codes
 * @param tcp carried by TCP streams
 * @param udp carried by UDP datagrams
 * @param ports hints: on these ports a {@link Match#TRY} suffices
 * @param signatures first bytes that make the parser a candidate on any port
 * @param maxMessage longest message in bytes
 * @param maxElements most elements that one message may {@link Cursor#repeat}
 * @param maxDepth deepest nesting of {@link Cursor#repeat}
 * @param maxPending most requests of a flow that wait for their answers
 * @param pendingAge how long a request waits
 * @param onlyPorts on no other port than {@code ports} is this protocol looked for
 * @param memoryless datagrams only: a session without pending requests holds nothing worth keeping, so the engine may
 *     drop it and open another for the next datagram; a flow that is idle then costs less
 */
public record ProtocolSpec(
    String id,
    boolean tcp,
    boolean udp,
    List<Integer> ports,
    List<Signature> signatures,
    int maxMessage,
    int maxElements,
    int maxDepth,
    int maxPending,
    Duration pendingAge,
    boolean onlyPorts,
    boolean memoryless) {

  /** The first bytes that one side sends. */
  public record Signature(Direction from, byte[] prefix) {}

  private static ProtocolSpec of(String id, boolean tcp, boolean udp) {
    return new ProtocolSpec(id, tcp, udp, List.of(), List.of(), 1 << 20, 20_000, 16, 256, Duration.ofSeconds(60),
        false, false);
  }

  public static ProtocolSpec tcp(String id) {
    return of(id, true, false);
  }

  public static ProtocolSpec udp(String id) {
    return of(id, false, true);
  }

  public static ProtocolSpec tcpAndUdp(String id) {
    return of(id, true, true);
  }

  public ProtocolSpec ports(List<Integer> ports) {
    return new ProtocolSpec(id, tcp, udp, List.copyOf(ports), signatures, maxMessage, maxElements, maxDepth, maxPending, pendingAge,
        onlyPorts, memoryless);
  }

  public ProtocolSpec ports(Integer... ports) {
    return ports(List.of(ports));
  }

  /** Looks for this protocol on no other port. */
  public ProtocolSpec onlyPorts(boolean onlyPorts) {
    return new ProtocolSpec(id, tcp, udp, ports, signatures, maxMessage, maxElements, maxDepth, maxPending, pendingAge,
        onlyPorts, memoryless);
  }

  public ProtocolSpec startsWith(Direction from, String prefix) {
    List<Signature> more = new java.util.ArrayList<>(signatures);
    more.add(new Signature(from, prefix.getBytes(StandardCharsets.ISO_8859_1)));
    return new ProtocolSpec(id, tcp, udp, ports, List.copyOf(more), maxMessage, maxElements, maxDepth, maxPending, pendingAge,
        onlyPorts, memoryless);
  }

  public ProtocolSpec maxMessage(int bytes) {
    return new ProtocolSpec(id, tcp, udp, ports, signatures, bytes, maxElements, maxDepth, maxPending, pendingAge,
        onlyPorts, memoryless);
  }

  public ProtocolSpec maxElements(int elements) {
    return new ProtocolSpec(id, tcp, udp, ports, signatures, maxMessage, elements, maxDepth, maxPending, pendingAge,
        onlyPorts, memoryless);
  }

  public ProtocolSpec maxDepth(int depth) {
    return new ProtocolSpec(id, tcp, udp, ports, signatures, maxMessage, maxElements, depth, maxPending, pendingAge,
        onlyPorts, memoryless);
  }

  public ProtocolSpec pending(int most, Duration age) {
    return new ProtocolSpec(id, tcp, udp, ports, signatures, maxMessage, maxElements, maxDepth, most, age, onlyPorts,
        memoryless);
  }

  public ProtocolSpec withoutMemory() {
    return new ProtocolSpec(id, tcp, udp, ports, signatures, maxMessage, maxElements, maxDepth, maxPending, pendingAge,
        onlyPorts, true);
  }
}
