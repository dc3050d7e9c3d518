package io.wirestash.bench;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.packet.DecodedBatch;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The DNS messages of {@link DnsTraffic} with their flows, and the parser that reads them. */
@State(Scope.Benchmark)
public class Messages {
  final TrackedFlow[] flows = new TrackedFlow[DnsTraffic.EXCHANGES];
  private final Recorder[] recorders = new Recorder[DnsTraffic.EXCHANGES];
  private final ParserSession[] sessions = new ParserSession[DnsTraffic.EXCHANGES];
  private final byte[][] messages = new byte[DnsTraffic.PACKETS][];
  private final Cursor cursor = new Cursor();
  private Parser parser;

  @Setup(Level.Trial)
  public void prepare(Workload work) throws IOException {
    parser = work.components.parser();
    for (int i = 0; i < messages.length; i++) messages[i] = DnsTraffic.message(i);
    FlowTable table = work.table();
    Packet packet = new Packet();
    int number = 0;
    for (DecodedBatch batch : work.decoded()) {
      for (int i = 0; i < batch.count(); i++) {
        batch.load(i, packet);
        flows[DnsTraffic.exchange(number++)] = table.find(packet, batch, i);
      }
    }
    for (int i = 0; i < flows.length; i++) recorders[i] = new Recorder(flows[i]);
  }

  /** Reads the i-th message, a query with a new session, as the first of its flow. */
  Record read(int i) {
    int exchange = DnsTraffic.exchange(i);
    byte[] message = messages[i];
    cursor.reset(message, 0, message.length, true, DnsTraffic.nanos(i), i + 1);
    cursor.budget(parser.spec().maxElements(), parser.spec().maxDepth());
    if (DnsTraffic.answer(i)) {
      sessions[exchange].fromServer(cursor);
    } else {
      sessions[exchange] = parser.open(recorders[exchange]);
      sessions[exchange].fromClient(cursor);
    }
    return recorders[exchange].last();
  }
}
