package io.wirestash.parser.dns;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import java.util.List;

/**
 * The messages of one flow. Who queries is told by the messages, not by the roles: a capture can begin with an answer.
 *
 * <p>A query waits for its answer until the time-out. One that is sent again before that shares the answer of the
 * first, from which the time counts; of both, none is unanswered. A zone transfer is many messages that all answer one
 * query.
 */
final class DnsSession implements ParserSession {
  /** The length before each message of a stream (RFC 1035 section 4.2.2). */
  static final int LENGTH_BYTES = 2;

  private static final int TCP = 6;

  private final SessionContext context;
  private final ThreadLocal<MessageReader> readers;
  private final Dialect dialect;
  private final boolean stream;
  private final boolean paired;
  private final AnswerTo answerTo = new AnswerTo();
  private final ZoneTransfers transfers; // null for datagrams
  private Pending<Query> pending;
  private boolean confirmed;

  DnsSession(SessionContext context, ThreadLocal<MessageReader> readers) {
    this.context = context;
    this.readers = readers;
    this.dialect = Dialect.of(context.flow());
    this.stream = context.flow().protocol() == TCP;
    this.transfers = stream ? new ZoneTransfers() : null;
    // answers to a multicast query come from other addresses, in other flows
    this.paired = dialect != Dialect.MDNS && !multicast(context.flow().serverIp());
  }

  private static boolean multicast(Ip address) {
    return address.v6() ? address.high() >>> 56 == 0xff : address.low() >>> 28 == 0xe;
  }

  @Override
  public void fromClient(Cursor in) {
    message(in, Direction.CLIENT);
  }

  @Override
  public void fromServer(Cursor in) {
    message(in, Direction.SERVER);
  }

  private void message(Cursor in, Direction from) {
    DnsMessage message = stream
        ? readers.get().read(in.sub(in.u16()), dialect, MessageReader.MAX_STREAM_RECORDS)
        : readers.get().read(in, dialect, MessageReader.MAX_RECORDS);
    judge(message.anomalies());
    if (paired && message.isResponse()) {
      message = tied(message, in.timestamp(), from);
    } else if (paired) {
      expectAnswer(message, in.moment(), from);
    }
    context.emit(message);
  }

  private void judge(List<DnsAnomaly> anomalies) {
    boolean doubtful = false;
    for (int i = 0; i < anomalies.size(); i++) {
      context.anomaly(anomalies.get(i).code());
      doubtful |= anomalies.get(i).isDoubtful();
    }
    if (confirmed || doubtful) return;
    confirmed = true;
    context.confirm();
  }

  private void expectAnswer(DnsMessage query, Moment sent, Direction from) {
    if (pending == null) pending = context.pending(this::unanswered);
    pending.add(new Query(from, query.header().id(), query.questions(), sent));
  }

  /** The response with its query, if that is known. */
  private DnsMessage tied(DnsMessage response, long nanos, Direction from) {
    answerTo.response(response, from.other());
    Query query = pending == null ? null : pending.take(answerTo);
    if (query != null) {
      forgetRepeats();
      if (stream) transfers.add(query);
    } else if (stream) {
      query = transfers.find(answerTo);
    }
    return query == null ? response : response.answering(query.sent().packet(), nanos - query.sent().nanos());
  }

  private void forgetRepeats() {
    while (pending.size() > 0 && pending.take(answerTo) != null) {
      // the same query, sent again
    }
  }

  private void unanswered(Query query) {
    context.emit(DnsMessage.unanswered(query.id(), query.questions()));
  }
}
