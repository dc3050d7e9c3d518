package io.wirestash.core.stream;

import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Anomaly;
import io.wirestash.api.parser.Detection;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.Connections;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.StreamReader;
import io.wirestash.api.stream.TcpFacts;
import io.wirestash.core.delivery.CaptureOrder;
import io.wirestash.core.delivery.EcsNames;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.Note;
import io.wirestash.core.delivery.NoteCodec;
import io.wirestash.core.delivery.OutputLane;
import io.wirestash.core.delivery.ProcessorChain;
import io.wirestash.core.delivery.Routes;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.FlowOptions;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.packet.ChecksumMode;
import io.wirestash.core.packet.DecodedBatch;
import io.wirestash.core.packet.PacketMaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One TCP flow to some parsers, with a reassembler that does what the test says. */
final class StreamRig implements FlowTable.Listener {
  private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]*)\"");
  private static final int SYN = 2;
  private static final int ACK = 16;

  final List<String> anomalies = new ArrayList<>();
  final boolean[] ignored = new boolean[2];
  final Faults faults = new Faults();
  private final Detector detector;
  private final ParserStage stage;
  private final FlowTable table;
  private final EventWriter events;
  private final OutputLane lane;
  private final List<String> notes = new ArrayList<>();
  private final List<String> eventIds = new ArrayList<>();
  private final PacketMaker packets = new PacketMaker();
  private final boolean fromStart;
  private StreamReader reader;
  private TrackedFlow flow;
  private long sent;

  /** A connection from its beginning on, to port 80. */
  static StreamRig to(Parser... parsers) {
    return new StreamRig(true, 80, parsers);
  }

  static StreamRig toPort(int port, Parser... parsers) {
    return new StreamRig(true, port, parsers);
  }

  /** A connection whose beginning was not captured: who is seen first is taken for the client. */
  static StreamRig inTheMiddle(Parser... parsers) {
    return new StreamRig(false, 8000, parsers);
  }

  private StreamRig(boolean fromStart, int port, Parser... parsers) {
    this.fromStart = fromStart;
    List<ParserBinding> bindings = new ArrayList<>();
    for (Parser parser : parsers) bindings.add(new ParserBinding(bindings.size(), parser.spec().id(), parser));
    lane = new OutputLane("notes", new Notes(), null, (lane, failure) -> {});
    Routes routes = new Routes(Map.of(Note.class, new NoteCodec()), List.of(lane));
    events = new EventWriter(routes, new CaptureOrder(1, routes), 0, 1,
        new ProcessorChain(List.of(), faults), new EcsNames(List.of(), List.of()));
    detector = new Detector(bindings);
    stage = new ParserStage(detector, this::connections, 1,
        new Reporters(List.of(), List.of(this::anomaly), List.of()), events, faults, 8);
    table = new FlowTable(options(), 1, 1, detector.serverPorts(), this);
    stage.table(table);
    lane.start();
    events.begin(0);
    send("10.0.0.1:4000", "10.0.0.2:" + port, fromStart ? SYN : ACK);
  }

  private static FlowOptions options() {
    Duration day = Duration.ofDays(1);
    return new FlowOptions(100, ChecksumMode.AUTO, day, day, day, day, day, day, 100);
  }

  private Record anomaly(Anomaly anomaly) {
    anomalies.add(anomaly.code());
    return new Note("!" + anomaly.code());
  }

  private Connections connections(StreamReader to, int workers) {
    reader = to;
    return new Connections() {
      @Override
      public Connection open(Flow flow) {
        return new Told();
      }

      @Override
      public Map<String, Long> counters() {
        return Map.of();
      }
    };
  }

  // ---- what happens

  StreamRig client(String... segments) {
    for (String segment : segments) bytes(0, segment);
    return this;
  }

  StreamRig server(String... segments) {
    for (String segment : segments) bytes(1, segment);
    return this;
  }

  private void bytes(int side, String segment) {
    next(side);
    byte[] bytes = ("..." + segment + "...").getBytes(StandardCharsets.ISO_8859_1);
    reader.bytes(flow, side, bytes, 3, bytes.length - 3);
    Arrays.fill(bytes, (byte) '?'); // borrowed means borrowed
  }

  StreamRig clientLoses(long length) {
    next(0);
    reader.gap(flow, 0, length, GapCause.ACKED);
    return this;
  }

  StreamRig clientEnds(EndCause cause) {
    next(0);
    reader.end(flow, 0, cause);
    return this;
  }

  StreamRig serverEnds(EndCause cause) {
    next(1);
    reader.end(flow, 1, cause);
    return this;
  }

  /** The flow ends, as at the end of the input. */
  StreamRig end() {
    table.endAll();
    return this;
  }

  /** Packet time passes, told by packets of others. */
  StreamRig later(int seconds) {
    sent += seconds;
    table.advance(sent * 1_000_000_000);
    return this;
  }

  private void next(int side) {
    if (side == 0) send("10.0.0.1:4000", "10.0.0.2:" + flow.port(Direction.SERVER), ACK);
    else send("10.0.0.2:" + flow.port(Direction.SERVER), "10.0.0.1:4000", ACK);
  }

  private void send(String from, String to, int flags) {
    if (table.due(sent * 1_000_000_000)) table.advance(sent * 1_000_000_000);
    Packet packet = packets.at(sent++).tcp(from, to, flags, 0, 0);
    flow = table.find(packet, new DecodedBatch(), (int) sent);
    stage.packet(packet, flow, flow.direction(table.fromA()));
    table.count(flow, packet, stage.segment(packet, table.fromA() ? 0 : 1));
  }

  // ---- what came of it

  TrackedFlow flow() {
    return flow;
  }

  Detection detection() {
    return detector.found(flow);
  }

  List<String> notes() throws InterruptedException {
    events.end();
    lane.finish();
    return notes.stream().filter(note -> !note.startsWith("!")).toList();
  }

  List<String> eventIds() {
    return eventIds;
  }

  @Override
  public void wake(TrackedFlow flow, long now) {
    stage.wake(flow, now);
  }

  @Override
  public void updated(TrackedFlow flow) {}

  @Override
  public void ended(TrackedFlow flow) {
    stage.ended(flow);
  }

  @Override
  public void timer(long tick, TrackedFlow flow) {}

  /** A connection that gives its bytes only by the hand of the test. */
  private final class Told implements Connection, TcpFacts {
    @Override
    public int segment(Packet packet, int side) {
      return 0;
    }

    @Override
    public long deadline() {
      return NEVER;
    }

    @Override
    public void timer(long nanos) {}

    @Override
    public void ignore(int side) {
      ignored[side] = true;
    }

    @Override
    public void close(EndCause cause) {
      reader.end(flow, 0, cause);
      reader.end(flow, 1, cause);
    }

    @Override
    public TcpFacts facts() {
      return this;
    }

    @Override
    public long missingBytes(int side) {
      return 0;
    }

    @Override
    public long retransmits(int side) {
      return 0;
    }

    @Override
    public long outOfOrder(int side) {
      return 0;
    }

    @Override
    public long rttNanos() {
      return -1;
    }

    @Override
    public int mss(int side) {
      return -1;
    }

    @Override
    public int windowScale(int side) {
      return -1;
    }

    @Override
    public boolean sack(int side) {
      return false;
    }

    @Override
    public boolean fromStart() {
      return fromStart;
    }
  }

  private final class Notes implements Output {
    @Override
    public EventFormat format() {
      return EventFormat.NATIVE;
    }

    @Override
    public void open() {}

    @Override
    public void write(EventBatch batch) {
      for (int i = 0; i < batch.size(); i++) {
        String line = new String(batch.bytes(), batch.offset(i), batch.length(i), StandardCharsets.UTF_8);
        Matcher text = TEXT.matcher(line);
        if (text.find()) notes.add(text.group(1));
        Matcher id = ID.matcher(line);
        if (id.find()) eventIds.add(id.group(1));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
