package io.wirestash.bench;

import io.wirestash.api.output.EventFormat;
import io.wirestash.api.parser.Direction;
import io.wirestash.core.delivery.CaptureOrder;
import io.wirestash.core.delivery.EcsNames;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.OutputLane;
import io.wirestash.core.delivery.ProcessorChain;
import io.wirestash.core.delivery.Routes;
import io.wirestash.core.delivery.Subject;
import io.wirestash.core.ledger.Faults;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Event records to JSON with its envelope, handed over batch by batch to an output that discards it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JsonBenchmark {
  private static final int BATCH = 2048;

  @Param EventFormat format;
  private final Record[] events = new Record[DnsTraffic.PACKETS];
  private final Subject subject = new Subject();
  private OutputLane lane;
  private EventWriter writer;
  private long sequence;

  @Setup(Level.Trial)
  public void prepare(Workload work, Messages messages) {
    for (int i = 0; i < events.length; i++) events[i] = messages.read(i);
    lane = new OutputLane("discard", new DiscardOutput(format), null, (broken, failure) -> {});
    Routes routes = new Routes(work.components.codecs(), List.of(lane));
    writer = new EventWriter(routes, new CaptureOrder(1, routes), 0, 1,
        new ProcessorChain(List.of(), new Faults()), new EcsNames(List.of(), List.of()));
    lane.start();
  }

  @TearDown(Level.Trial)
  public void finish() throws InterruptedException {
    lane.finish();
  }

  @Benchmark
  @OperationsPerInvocation(DnsTraffic.PACKETS)
  public void encode(Messages messages) {
    for (int first = 0; first < events.length; first += BATCH) {
      writer.begin(sequence++);
      for (int i = 0; i < BATCH; i++) encode(messages, first + i, i);
      writer.end();
    }
  }

  private void encode(Messages messages, int number, int index) {
    Direction from = DnsTraffic.answer(number) ? Direction.SERVER : Direction.CLIENT;
    long nanos = DnsTraffic.nanos(number);
    subject.flow(messages.flows[DnsTraffic.exchange(number)], from).at(nanos, nanos, number + 1, 0);
    writer.atPacket(index);
    writer.write(events[number], subject);
  }
}
