package io.wirestash.bench;

import io.wirestash.api.packet.Input;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.packet.ChecksumMode;
import io.wirestash.core.packet.DecodedBatch;
import io.wirestash.core.packet.DecoderTable;
import io.wirestash.core.packet.Front;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@link DnsTraffic} as a file and as decoded batches, and the components that work on it. */
@State(Scope.Benchmark)
public class Workload {
  private static final long KEY = 42;
  private static final int DNS = 53;
  private static final String PIPELINE =
      """
      inputs: [{pcap_file: {path: traffic.pcap}}]
      parsers: [dns]
      outputs: [{test_lines: {path: unused}}]
      """;

  Components components;
  private Path folder;

  @Setup(Level.Trial)
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("wirestash-bench");
    Files.write(folder.resolve("traffic.pcap"), DnsTraffic.capture());
    components = new Components(Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE));
  }

  @TearDown(Level.Trial)
  public void remove() throws IOException {
    for (String file : List.of("traffic.pcap", "pipeline.yaml")) Files.delete(folder.resolve(file));
    Files.delete(folder);
  }

  Front front() {
    return new Front(new DecoderTable(components.decoders()), ChecksumMode.AUTO, 1, KEY, new Faults());
  }

  FlowTable table() {
    BitSet serverPorts = new BitSet();
    serverPorts.set(DNS);
    return new FlowTable(components.flows(), 1, KEY, serverPorts, new Silent());
  }

  /** The whole traffic, decoded. */
  List<DecodedBatch> decoded() throws IOException {
    List<DecodedBatch> batches = new ArrayList<>();
    Front front = front();
    try (Input input = components.input()) {
      input.open();
      for (DecodedBatch batch = new DecodedBatch(); input.read(batch.packets()); batch = new DecodedBatch()) {
        front.decode(batch);
        batches.add(batch);
      }
    }
    if (front.decoded() != DnsTraffic.PACKETS) throw new IllegalStateException("decoded only " + front.decoded());
    return batches;
  }

  private static final class Silent implements FlowTable.Listener {
    @Override
    public void wake(TrackedFlow flow, long now) {}

    @Override
    public void ended(TrackedFlow flow) {}

    @Override
    public void timer(long tick, TrackedFlow flow) {}
  }
}
