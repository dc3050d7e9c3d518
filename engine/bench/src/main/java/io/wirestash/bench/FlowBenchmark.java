package io.wirestash.bench;

import io.wirestash.api.packet.Packet;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.packet.DecodedBatch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decoded packets into a flow table that begins empty: every second packet opens a flow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlowBenchmark {
  private final Packet packet = new Packet();
  private List<DecodedBatch> batches;

  @Setup(Level.Trial)
  public void decode(Workload work) throws IOException {
    batches = work.decoded();
  }

  @Benchmark
  @OperationsPerInvocation(DnsTraffic.PACKETS)
  public int track(Workload work) {
    FlowTable table = work.table();
    for (DecodedBatch batch : batches) {
      for (int i = 0; i < batch.count(); i++) {
        if (table.due(batch.nanos(i))) table.advance(batch.nanos(i));
        batch.load(i, packet);
        table.count(table.find(packet, batch, i), packet, 0);
      }
    }
    return table.size();
  }
}
