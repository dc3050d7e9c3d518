package io.wirestash.parser.dns;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message, whatever carried it: keeps what can be read and notes what is wrong. Not thread-safe; one reader
 * serves any number of flows.
 *
 * <p>Format: RFC 1035 section 4.1; updates RFC 2136; EDNS RFC 6891; the top bit of the class in mDNS, RFC 6762. Limits:
 * 25 questions, 512 records or what the caller says, and 16 characters of names and bitmaps for each byte of the message and another
 * 16 KiB, so that neither can be used to make events of any size.
 */
final class MessageReader {
  static final int MAX_BYTES = 65_535;
  static final int MAX_QUESTIONS = 25;
  static final int MAX_RECORDS = 512;

  /** All that fit into a message: zone transfers are full of them. */
  static final int MAX_STREAM_RECORDS = (MAX_BYTES - 12) / 11;

  private static final int HEADER = 12;
  private static final int RECORD_HEADER = 10;
  private static final int OPCODE_DSO = 6;
  private static final int CLASS_NONE = 254;
  private static final int CLASS_ANY = 255;
  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final NameReader names = new NameReader();
  private final RdataReader data = new RdataReader(names);
  private final EdnsReader edns = new EdnsReader(names);

  private byte[] bytes;
  private int position;
  private int end;
  private long maxExpanded;

  private Dialect dialect;
  private int maxRecords;
  private int flags;
  private int recordsRead;
  private boolean stopped;
  private Opt opt;
  private List<DnsAnomaly> anomalies;

  /**
   * Reads the message that fills the cursor.
   *
   * @param maxRecords most records that are read
   * @throws Malformed if not even the first question or record can be read: this is something else
   */
  DnsMessage read(Cursor in, Dialect dialect, int maxRecords) {
    begin(in, dialect);
    this.maxRecords = maxRecords;
    if (end - position < HEADER) throw in.malformed("truncated");
    int id = u16(position);
    flags = u16(position + 2);
    Header header =
        Header.of(id, flags, u16(position + 4), u16(position + 6), u16(position + 8), u16(position + 10));
    position += HEADER;
    if (dialect != Dialect.LLMNR && (flags & 0x40) != 0) note(DnsAnomaly.RESERVED_BIT);
    List<Question> questions = questions(header.numOfQuestions());
    List<ResourceRecord> answers = records(header.numOfAnswers(), false);
    List<ResourceRecord> authority = records(header.numOfAuthority(), false);
    List<ResourceRecord> additional = records(header.numOfAdditional(), true);
    if (questions.isEmpty() && recordsRead == 0 && meansNothing()) throw in.malformed("not_dns");
    if (!stopped && position < end && opcode() != OPCODE_DSO) note(DnsAnomaly.TRAILING_BYTES);
    in.skip(in.remaining());
    return DnsMessage.of(header, questions, answers, authority, additional, opt, anomalies);
  }

  private void begin(Cursor in, Dialect dialect) {
    bytes = in.array();
    position = in.position();
    end = in.limit();
    maxExpanded = 16L * (end - position) + 16_384;
    names.message(bytes, position, end);
    data.message();
    this.dialect = dialect;
    recordsRead = 0;
    stopped = false;
    opt = null;
    anomalies = List.of();
  }

  /** A message of nothing but a header can be a response without details or a DSO message, not much else. */
  private boolean meansNothing() {
    return stopped || position < end && opcode() != OPCODE_DSO;
  }

  private int opcode() {
    return flags >> 11 & 15;
  }

  private boolean truncated() {
    return (flags & 0x200) != 0;
  }

  // ---- questions

  private List<Question> questions(int count) {
    if (count == 0) return List.of();
    if (count == 1) {
      Question question = question();
      return question == null ? List.of() : List.of(question);
    }
    List<Question> questions = new ArrayList<>(Math.min(count, MAX_QUESTIONS));
    for (int i = 0; i < count && !stopped; i++) {
      if (i == MAX_QUESTIONS) {
        stop(DnsAnomaly.TOO_MANY_QUESTIONS);
        break;
      }
      Question question = question();
      if (question != null) questions.add(question);
    }
    return questions;
  }

  private Question question() {
    if (position == end) return missing();
    DomainName name = name();
    if (stopped) return null;
    if (end - position < 4) {
      stop(DnsAnomaly.QUESTION_CUT);
      return null;
    }
    int type = u16(position);
    int rrClass = u16(position + 2);
    position += 4;
    boolean split = dialect == Dialect.MDNS;
    return new Question(
        name,
        RrType.mnemonic(type),
        Mnemonics.rrClass(split ? rrClass & 0x7fff : rrClass),
        split ? rrClass >> 15 : EventType.ABSENT);
  }

  // ---- records

  private List<ResourceRecord> records(int count, boolean additional) {
    if (count == 0 || stopped) return List.of();
    int most = Math.min(maxRecords - recordsRead, (end - position) / (RECORD_HEADER + 1));
    List<ResourceRecord> records = new ArrayList<>(Math.min(count, most));
    for (int i = 0; i < count && !stopped; i++) {
      ResourceRecord record = record(additional);
      if (record != null) records.add(record);
    }
    return records;
  }

  /** One record; null if it is an OPT record, or cut. */
  private ResourceRecord record(boolean additional) {
    if (position == end) return missing();
    if (recordsRead == maxRecords) {
      stop(DnsAnomaly.TOO_MANY_RECORDS);
      return null;
    }
    DomainName name = name();
    if (stopped) return null;
    if (end - position < RECORD_HEADER) return cut();
    int type = u16(position);
    int rrClass = u16(position + 2);
    int ttl = (int) INT.get(bytes, position + 4);
    int length = u16(position + 8);
    position += RECORD_HEADER;
    if (end - position < length) return cut();
    recordsRead++;
    int from = position;
    position += length;
    if (type == RrType.OPT) {
      opt(additional && name == DomainName.ROOT, rrClass, ttl, from);
      return null;
    }
    boolean split = dialect == Dialect.MDNS;
    int plainClass = split ? rrClass & 0x7fff : rrClass;
    int flush = split ? rrClass >> 15 : EventType.ABSENT;
    JsonValue value = data(type, plainClass, from);
    if (names.expanded() + data.expanded() > maxExpanded) stop(DnsAnomaly.TOO_MUCH_TEXT);
    return ResourceRecord.of(name, type, plainClass, ttl & 0xffffffffL, flush, value);
  }

  private JsonValue data(int type, int rrClass, int from) {
    // RFC 2136 section 2.4: conditions and deletions have no data
    if (from == position && (rrClass == CLASS_ANY || rrClass == CLASS_NONE)) return null;
    JsonValue read = data.read(type, rrClass, bytes, from, position);
    if (read != null) return read;
    note(DnsAnomaly.BAD_RDATA);
    return OpaqueRdata.of(bytes, from, position);
  }

  private void opt(boolean inPlace, int udpSize, int ttl, int from) {
    if (!inPlace) note(DnsAnomaly.MISPLACED_OPT);
    if (opt != null) {
      note(DnsAnomaly.SEVERAL_OPTS);
      return;
    }
    opt = edns.read(flags & 15, udpSize, ttl, bytes, from, position);
    if (edns.broken()) note(DnsAnomaly.BAD_OPTION);
  }

  // ---- what is missing or wrong

  /** The name at this place; reading stops if nobody can say where it ends. */
  private DomainName name() {
    DomainName name = names.read(position, end);
    if (names.fault() != null) {
      note(names.fault());
      if (names.end() < 0) stopped = true;
    }
    position = names.end();
    return name;
  }

  /** The header counts more than there is: said openly if the message calls itself truncated. */
  private <T> T missing() {
    if (truncated()) stopped = true;
    else stop(DnsAnomaly.COUNT_LIES);
    return null;
  }

  private ResourceRecord cut() {
    stop(DnsAnomaly.RECORD_CUT);
    return null;
  }

  private void stop(DnsAnomaly why) {
    note(why);
    stopped = true;
  }

  private void note(DnsAnomaly anomaly) {
    if (anomalies.isEmpty()) anomalies = new ArrayList<>(2);
    if (!anomalies.contains(anomaly)) anomalies.add(anomaly);
  }

  private int u16(int at) {
    return (short) SHORT.get(bytes, at) & 0xffff;
  }
}
