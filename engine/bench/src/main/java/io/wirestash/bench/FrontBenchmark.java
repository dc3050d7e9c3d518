package io.wirestash.bench;

import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.core.packet.DecodedBatch;
import io.wirestash.core.packet.Front;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The reader's thread: the capture file into batches, without and with decoding. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FrontBenchmark {
  private final PacketBatch packets = new PacketBatch();
  private final DecodedBatch batch = new DecodedBatch();

  /** From the file to an index of packets. */
  @Benchmark
  @OperationsPerInvocation(DnsTraffic.PACKETS)
  public int read(Workload work) throws IOException {
    int count = 0;
    try (Input input = work.components.input()) {
      input.open();
      while (input.read(packets)) count += packets.count();
    }
    return count;
  }

  /** The same with headers decoded, checksums verified and a worker chosen. */
  @Benchmark
  @OperationsPerInvocation(DnsTraffic.PACKETS)
  public long readAndDecode(Workload work) throws IOException {
    Front front = work.front();
    try (Input input = work.components.input()) {
      input.open();
      while (input.read(batch.packets())) front.decode(batch);
    }
    return front.decoded();
  }
}
