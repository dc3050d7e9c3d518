package io.wirestash.parser.dns;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import java.util.List;

/**
 * The messages of one flow. Who queries is told by the messages, not by the roles: a capture can begin with an answer.
 *
 * <p>A query waits for its answer until the time-out. One that is sent again before that shares the answer of the first,
 * from which the time counts; of both, none is unanswered.
 */
final class DnsSession implements ParserSession {
  private final SessionContext context;
  private final ThreadLocal<MessageReader> readers;
  private final Dialect dialect;
  private final boolean paired;
  private final AnswerTo answerTo = new AnswerTo();
  private Pending<Query> pending;
  private boolean confirmed;

  DnsSession(SessionContext context, ThreadLocal<MessageReader> readers) {
    this.context = context;
    this.readers = readers;
    this.dialect = Dialect.of(context.flow());
    // answers to a multicast query come from other addresses, in other flows
    this.paired = dialect != Dialect.MDNS && !multicast(context.flow().serverIp());
  }

  private static boolean multicast(Ip address) {
    return address.v6() ? address.high() >>> 56 == 0xff : address.low() >>> 28 == 0xe;
  }

  @Override
  public void fromClient(Cursor in) {
    datagram(in, Direction.CLIENT);
  }

  @Override
  public void fromServer(Cursor in) {
    datagram(in, Direction.SERVER);
  }

  private void datagram(Cursor in, Direction from) {
    message(in, in.timestamp(), in.packetNumber(), from);
  }

  private void message(Cursor whole, long nanos, long packet, Direction from) {
    DnsMessage message = readers.get().read(whole, dialect);
    List<DnsAnomaly> anomalies = message.anomalies();
    for (int i = 0; i < anomalies.size(); i++) context.anomaly(anomalies.get(i).code());
    if (!confirmed && anomalies.isEmpty()) {
      confirmed = true;
      context.confirm();
    }
    if (!paired) {
      context.emit(message);
    } else if (message.isResponse()) {
      context.emit(paired(message, nanos, from));
    } else {
      expectAnswer(message, nanos, packet, from);
      context.emit(message);
    }
  }

  private void expectAnswer(DnsMessage query, long nanos, long packet, Direction from) {
    if (pending == null) pending = context.pending(this::unanswered);
    pending.add(new Query(from, query.header().id(), query.questions(), nanos, packet));
  }

  private DnsMessage paired(DnsMessage response, long nanos, Direction from) {
    if (pending == null || pending.size() == 0) return response;
    answerTo.response(response, from.other());
    Query query = pending.take(answerTo);
    if (query == null) return response;
    while (pending.size() > 0 && pending.take(answerTo) != null) {
      // the same query, sent again
    }
    return response.answering(query.packet(), nanos - query.nanos());
  }

  private void unanswered(Query query) {
    context.emit(DnsMessage.unanswered(query.id(), query.questions()));
  }
}
