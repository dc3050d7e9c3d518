package io.wirestash.core.pipeline;

import io.wirestash.api.output.Unreachable;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.NoCaptureRight;
import io.wirestash.api.statistics.Statistics;
import io.wirestash.core.config.Pipeline;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.OutputLane;
import io.wirestash.core.delivery.ProcessorChain;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.packet.DecodedBatch;
import io.wirestash.core.packet.DecoderTable;
import io.wirestash.core.packet.Front;
import io.wirestash.core.plugin.PluginHost;
import io.wirestash.core.statistics.Counting;
import io.wirestash.core.statistics.Tabulation;
import io.wirestash.core.stream.ParserStage;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * One run of one pipeline: from its inputs' first packet to its outputs' last event. The thread that calls {@link #run}
 * reads and decodes; workers own the flows; each output has a thread. Everything between them is bounded, so a slow
 * output makes the reader wait.
 */
public final class Engine {
  private static final int IO_ERROR = 74;
  private static final int UNREADABLE = 66;
  private static final int NO_RIGHT = 77;
  private static final int UNREACHABLE = 69;
  private static final int INVALID = 78;

  private final Pipeline pipeline;
  private final PluginHost plugins;
  private final int workerCount;
  private final long maxPackets;
  private final RunOptions options;
  private final Notices notices;
  private final Ending ending = new Ending();
  private final List<OutputLane> lanes = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Faults> faults = new ArrayList<>();
  private final BlockingQueue<DecodedBatch> batches;
  private volatile List<Input> inputs = List.of();
  private volatile Intake intake;
  private long started;
  private Front front;

  /** @param notices told at once of what an operator should see (warnings, damaged input); from any thread */
  public Engine(Pipeline pipeline, PluginHost plugins, RunOptions options, Consumer<String> notices) {
    this.pipeline = pipeline;
    this.plugins = plugins;
    this.options = options;
    this.notices = new Notices(notices);
    maxPackets = options.maxPackets() == 0 ? Long.MAX_VALUE : options.maxPackets();
    int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    workerCount = Math.min(127, options.workers() == 0 ? spare : options.workers());
    batches = new ArrayBlockingQueue<>(4 + workerCount + pipeline.inputs().size());
  }

  /**
   * Runs until the inputs end or {@link #stop} is called, and everything has reached the outputs.
   *
   * @throws StartFailure if a component cannot be made, or an input or output cannot be opened
   */
  public RunReport run() throws StartFailure {
    started = System.nanoTime();
    Assembly assembly = new Assembly(pipeline, plugins, notices, options);
    openProcessors(assembly);
    openOutputs(assembly);
    try {
      openInputs(assembly.inputs);
    } catch (StartFailure e) {
      closeQuietly(assembly);
      throw e;
    }
    startThreads(assembly);
    try (Deadline deadline = new Deadline(options.longest(), this::enough)) {
      intake.readAll();
    } catch (InterruptedException e) {
      ending.stop();
    } catch (RuntimeException | Error e) {
      ending.bug(e);
    }
    return drain(assembly);
  }

  private void openProcessors(Assembly assembly) throws StartFailure {
    for (ProcessorChain.Step step : assembly.processors) {
      try {
        step.processor().open();
      } catch (IOException e) {
        closeQuietly(assembly);
        throw new StartFailure(UNREADABLE, step.id() + ": " + e.getMessage());
      }
    }
  }

  private void openOutputs(Assembly assembly) throws StartFailure {
    for (Assembly.ConfiguredOutput output : assembly.outputs) {
      try {
        output.output().open();
      } catch (IOException e) {
        closeQuietly(assembly);
        int code = e instanceof Unreachable ? UNREACHABLE : IO_ERROR;
        throw new StartFailure(code, output.item().id() + ": " + e.getMessage());
      }
    }
  }

  private void openInputs(List<Input> all) throws StartFailure {
    if (all.stream().anyMatch(Input::live) && !all.stream().allMatch(Input::live)) {
      throw new StartFailure(INVALID, "captures and interfaces cannot be read in one run: their times do not fit");
    }
    inputs = all;
    if (ending.stopped()) stopInputs(); // a signal came before there was anything to stop
    for (Input input : all) {
      try {
        input.open();
      } catch (NoCaptureRight e) {
        throw new StartFailure(NO_RIGHT, e.getMessage());
      } catch (IOException e) {
        throw new StartFailure(UNREADABLE, e.getMessage());
      }
    }
  }

  private static void closeQuietly(Assembly assembly) {
    List<AutoCloseable> open = new ArrayList<>(assembly.inputs);
    assembly.processors.forEach(step -> open.add(step.processor()));
    assembly.outputs.forEach(output -> open.add(output.output()));
    for (AutoCloseable component : open) {
      try {
        component.close();
      } catch (Exception e) {
        // the failure that led here is the one to report
      }
    }
  }

  private void startThreads(Assembly assembly) {
    long secret = new SecureRandom().nextLong();
    for (Assembly.ConfiguredOutput output : assembly.outputs) {
      lanes.add(new OutputLane(output.item().id(), output.output(), output.item().when(), this::outputFailed));
    }
    Delivery delivery = new Delivery(assembly, lanes, workerCount);
    List<Tabulation> tabulations = new ArrayList<>();
    for (Statistics statistics : assembly.statistics) tabulations.add(new Tabulation(statistics, workerCount));
    Faults decoderFaults = new Faults();
    faults.add(decoderFaults);
    DecoderTable decoders = new DecoderTable(assembly.decoders);
    front = new Front(decoders, assembly.flows.checksums(), workerCount, secret, decoderFaults);
    for (int shard = 0; shard < workerCount; shard++) workers.add(worker(shard, assembly, delivery, tabulations, secret));
    while (batches.offer(new DecodedBatch())) {
      // as many as fit
    }
    intake = new Intake(assembly.inputs, front, batches, workers, ending, notices, maxPackets);
    lanes.forEach(OutputLane::start);
    workers.forEach(Worker::start);
  }

  private Worker worker(int shard, Assembly assembly, Delivery delivery, List<Tabulation> tabulations, long secret) {
    Faults contained = new Faults();
    faults.add(contained);
    EventWriter events = delivery.writer(shard, contained);
    Detector detector = new Detector(assembly.parsers);
    int maxPending = Math.max(16, assembly.flows.maxPending() / workerCount);
    ParserStage parsers = new ParserStage(detector, assembly.reassembler, workerCount, assembly.reporters(),
        events, contained, maxPending);
    Counting counting = new Counting(
        shard, tabulations, assembly.reporters().anomalies(), events, parsers.anomalies(), contained);
    parsers.counting(counting);
    Worker worker = new Worker(shard, events, parsers, counting, batches::add, this::workerFailed);
    worker.table(new FlowTable(assembly.flows, workerCount, secret, detector.serverPorts(), worker));
    return worker;
  }

  private RunReport drain(Assembly assembly) {
    front.end();
    boolean interrupted = Thread.interrupted();
    try {
      for (Worker worker : workers) worker.finish();
      closeProcessors(assembly);
      for (OutputLane lane : lanes) lane.finish();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) Thread.currentThread().interrupt();
    long wall = System.nanoTime() - started;
    return new ReportBuilder(inputs, front, workers, lanes, faults, notices).build(ending, wall);
  }

  private void closeProcessors(Assembly assembly) {
    for (ProcessorChain.Step step : assembly.processors) {
      try {
        step.processor().close();
      } catch (IOException e) {
        ending.fail(IO_ERROR, step.id() + ": " + e.getMessage());
      }
    }
  }

  private void outputFailed(OutputLane lane, IOException e) {
    if (OutputLane.isEnd(e)) ending.stop();
    else ending.fail(IO_ERROR, lane.id() + ": " + e.getMessage());
    stopInputs();
  }

  private void workerFailed(Throwable e) {
    ending.bug(e);
    stopInputs();
  }

  /** Ends the inputs; {@link #run} then drains and returns. From any thread. */
  public void stop() {
    ending.signal();
    stopInputs();
  }

  private void enough() {
    ending.stop();
    stopInputs();
  }

  private void stopInputs() {
    inputs.forEach(Input::stop);
  }

  /** From any thread. */
  public Progress progress() {
    Intake reading = intake;
    return reading == null ? new Progress(0, 0, -1) : reading.progress();
  }
}
