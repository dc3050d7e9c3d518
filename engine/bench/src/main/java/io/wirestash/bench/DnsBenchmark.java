package io.wirestash.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** DNS messages to event records, answers paired with queries; half of them queries that open a session. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DnsBenchmark {
  @Benchmark
  @OperationsPerInvocation(DnsTraffic.PACKETS)
  public void parse(Messages messages, Blackhole sink) {
    for (int i = 0; i < DnsTraffic.PACKETS; i++) sink.consume(messages.read(i));
  }
}
