package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.message;
import static io.wirestash.parser.dns.MessageBytes.query;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  private static final byte[] ADDRESS = hex("c0000201");

  @Test
  void readsAQuery() {
    assertThat(Messages.json(Messages.read(query(4711, "www.Example.", 28))))
        .isEqualTo(
            """
            {"header":{"id":4711,"qr":0,"opcode":"QUERY","aa":0,"tc":0,"rd":1,"ra":0,"ad":0,"cd":0,"rcode":"NOERROR",\
            "num_of_questions":1,"num_of_answers":0,"num_of_authority":0,"num_of_additional":0},\
            "questions":[{"qname":"www.Example.","qtype":"AAAA","qclass":"IN"}]}""");
  }

  @Test
  void readsEachSectionInItsPlace() {
    DnsMessage message =
        Messages.read(
            response(1, "a.test.", 1)
                .answer("a.test.", 1, ADDRESS)
                .authority("test.", 2, hex("026e73c00e"))
                .additional("ns.test.", 28, hex("20010db8000000000000000000000053")));
    assertThat(Messages.json(message))
        .endsWith(
            """
            "answers":[{"rname":"a.test.","rtype":"A","rclass":1,"ttl":300,"rdata":"192.0.2.1"}],\
            "authority":[{"rname":"test.","rtype":"NS","rclass":1,"ttl":300,"rdata":"ns.test."}],\
            "additional":[{"rname":"ns.test.","rtype":"AAAA","rclass":1,"ttl":300,"rdata":"2001:db8::53"}]}""");
  }

  @Test
  void addsTheFieldsOfStructuredDataAsMembers() {
    byte[] data = hex("000a 046d61696c 00");
    assertThat(Messages.json(Messages.read(response(1, "test.", 15).answer("test.", 15, data))))
        .contains("\"rdata\":\"10 mail.\",\"preference\":10,\"exchange\":\"mail.\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "QUERY, 0x0000", "IQUERY, 0x0800", "STATUS, 0x1000", "OPCODE3, 0x1800", "NOTIFY, 0x2000", "UPDATE, 0x2800",
    "DSO, 0x3000", "OPCODE15, 0x7800"
  })
  void namesOpcodes(String name, String flags) {
    DnsMessage message = Messages.read(message(1, Integer.decode(flags)).question("test.", 6, 1));
    assertThat(message.header().opcode()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"NOERROR, 0x8000", "NXDOMAIN, 0x8003", "NOTZONE, 0x800a", "DSOTYPENI, 0x800b", "RCODE15, 0x800f"})
  void namesResponseCodes(String name, String flags) {
    DnsMessage message = Messages.read(message(1, Integer.decode(flags)).question("test.", 6, 1));
    assertThat(message.header().rcode()).isEqualTo(name);
  }

  @Test
  void showsEachFlagByItsBit() {
    assertThat(Messages.json(Messages.read(message(1, 0x85b0).question("test.", 6, 1))))
        .contains("\"qr\":1,\"opcode\":\"QUERY\",\"aa\":1,\"tc\":0,\"rd\":1,\"ra\":1,\"ad\":1,\"cd\":1,");
  }

  @Test
  void showsATtlWithItsTopBitAsAPositiveNumber() {
    DnsMessage message = Messages.read(response(1, "test.", 1).record(1, new byte[1], 1, 1, -1, ADDRESS));
    assertThat(message.answers().get(0).ttl()).isEqualTo(4_294_967_295L);
  }

  @Test
  void namesTypesAndClassesThatItDoesNotKnowByNumber() {
    DnsMessage message = Messages.read(message(1, 0x100).question("test.", 65_280, 7));
    assertThat(message.questions())
        .containsExactly(new Question(new DomainName("test.", true), "TYPE65280", "CLASS7", EventType.ABSENT));
  }

  @Nested
  class Updates {
    /** RFC 2136: a condition that no name exists, an addition, the removal of all addresses, of one, of all. */
    private final DnsMessage update =
        Messages.read(
            message(1, 0x2800)
                .question("test.", 6, 1)
                .record(1, MessageBytes.name("new.test."), 255, 254, 0, new byte[0])
                .record(2, MessageBytes.name("new.test."), 1, 1, 300, ADDRESS)
                .record(2, MessageBytes.name("old.test."), 1, 255, 0, new byte[0])
                .record(2, MessageBytes.name("old.test."), 1, 254, 0, ADDRESS)
                .record(2, MessageBytes.name("gone.test."), 255, 255, 0, new byte[0]));

    @Test
    void leaveOutTheDataOfConditionsAndRemovals() {
      assertThat(update.anomalies()).isEmpty();
      assertThat(Messages.json(update))
          .contains("\"answers\":[{\"rname\":\"new.test.\",\"rtype\":\"ANY\",\"rclass\":254,\"ttl\":0}]");
      assertThat(update.authority()).extracting(record -> String.valueOf(record.rdata()))
          .containsExactly("192.0.2.1", "null", "192.0.2.1", "null");
    }
  }

  @Nested
  class MulticastDns {
    private DnsMessage read(MessageBytes message) {
      return new MessageReader().read(Cursor.of(message.bytes()), Dialect.MDNS, MessageReader.MAX_RECORDS);
    }

    @Test
    void splitsTheTopBitOffTheClass() {
      DnsMessage message =
          read(
              message(0, 0x8400)
                  .question("a.local.", 1, 0x8001)
                  .question("b.local.", 1, 1)
                  .record(1, MessageBytes.name("a.local."), 1, 0x8001, 120, ADDRESS)
                  .record(1, MessageBytes.name("b.local."), 1, 1, 120, ADDRESS));
      assertThat(message.questions()).extracting(Question::qclass).containsExactly("IN", "IN");
      assertThat(message.questions()).extracting(Question::qu).containsExactly(1, 0);
      assertThat(message.answers()).extracting(ResourceRecord::rclass).containsExactly(1, 1);
      assertThat(message.answers()).extracting(ResourceRecord::cacheFlush).containsExactly(1, 0);
    }

    @Test
    void leavesTheClassOfAnOptRecordAlone() {
      assertThat(read(message(0, 0).question("a.local.", 1, 1).opt(0xffff, 0, "")).opt().udpSize()).isEqualTo(65_535);
    }
  }

  @Nested
  class Broken {
    @ParameterizedTest
    @CsvSource({
      "NAME_LOOP, c016 0001 0001", "NAME_POINTER, c000 0001 0001", "QUESTION_CUT, 0161 00 0001",
    })
    void questionsAreShownAsFarAsTheyGo(DnsAnomaly anomaly, String question) {
      byte[] good = MessageBytes.name("good.");
      DnsMessage message = Messages.read(message(1, 0).raw(good).hexBytes("00010001" + question).count(0, 2));
      assertThat(message.questions().get(0).qname().text()).isEqualTo("good.");
      assertThat(message.anomalies()).containsExactly(anomaly);
    }

    @Test
    void recordsAreCutWhereTheMessageEnds() {
      byte[] whole = response(1, "a.test.", 1).answer("a.test.", 1, ADDRESS).answer("b.test.", 1, ADDRESS).bytes();
      DnsMessage message = Messages.read(Arrays.copyOf(whole, whole.length - 1));
      assertThat(message.answers()).extracting(record -> record.rname().text()).containsExactly("a.test.");
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.RECORD_CUT);
    }

    @Test
    void countsAreNotBelieved() {
      DnsMessage message = Messages.read(response(1, "a.test.", 1).answer("a.test.", 1, ADDRESS).count(1, 65_535));
      assertThat(message.answers()).hasSize(1);
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.COUNT_LIES);
    }

    @Test
    void missingRecordsOfATruncatedMessageAreNoSurprise() {
      DnsMessage message = Messages.read(message(1, 0x8380).question("a.test.", 1, 1).count(1, 9));
      assertThat(message.anomalies()).isEmpty();
    }

    @Test
    void bytesAfterTheLastRecordAreNoted() {
      DnsMessage message = Messages.read(query(1, "a.test.", 1).hexBytes("00"));
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.TRAILING_BYTES);
    }

    @Test
    void theReservedBitIsNoted() {
      DnsMessage message = Messages.read(message(1, 0x140).question("a.", 1, 1));
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.RESERVED_BIT);
    }

    @Test
    void anOwnerWhoseNameLoopsKeepsItsRecord() {
      DnsMessage message =
          Messages.read(response(1, "a.", 1).record(1, hex("0162c013"), 1, 1, 1, ADDRESS).answer("c.", 1, ADDRESS));
      assertThat(message.answers()).extracting(record -> record.rname().text()).containsExactly("b.", "c.");
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.NAME_LOOP);
    }

    @ParameterizedTest
    @CsvSource({"25, 25, false", "26, 25, true"})
    void atMost25QuestionsAreRead(int there, int read, boolean noted) {
      MessageBytes bytes = message(1, 0);
      for (int i = 0; i < there; i++) bytes.question("a.", 1, 1);
      DnsMessage message = Messages.read(bytes);
      assertThat(message.questions()).hasSize(read);
      assertThat(message.anomalies().contains(DnsAnomaly.TOO_MANY_QUESTIONS)).isEqualTo(noted);
    }

    @ParameterizedTest
    @CsvSource({"512, 512, false", "513, 512, true"})
    void atMost512RecordsAreRead(int there, int read, boolean noted) {
      MessageBytes bytes = response(1, "a.", 1);
      for (int i = 0; i < there; i++) bytes.answer("a.", 1, ADDRESS);
      DnsMessage message = Messages.read(bytes);
      assertThat(message.answers()).hasSize(read);
      assertThat(message.anomalies().contains(DnsAnomaly.TOO_MANY_RECORDS)).isEqualTo(noted);
    }

    @Test
    void compressionCannotBlowUpTheEvent() {
      byte[] longName = hex("3f" + "00".repeat(63) + "3f" + "00".repeat(63) + "3f" + "00".repeat(63) + "00");
      MessageBytes bytes = message(1, 0x8180).raw(longName).hexBytes("00010001").count(0, 1);
      for (int i = 0; i < 500; i++) bytes.record(1, hex("c00c"), 1, 1, 1, ADDRESS);
      DnsMessage message = Messages.read(bytes);
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.TOO_MUCH_TEXT);
      assertThat(Messages.json(message).length()).isLessThan(64 * bytes.bytes().length + 65_536);
    }

    @ParameterizedTest
    @CsvSource({"47, 00", "62, 000000010000"}) // NSEC, CSYNC
    void bitmapsCannotBlowUpTheEvent(int type, String before) {
      String window = "20" + "ff".repeat(32);
      byte[] rdata = hex(before + "01" + window + "02" + window + "03" + window + "04" + window);
      MessageBytes bytes = response(1, "a.", 1);
      for (int i = 0; i < 400; i++) bytes.record(1, hex("c00c"), type, 1, 1, rdata);
      DnsMessage message = Messages.read(bytes);
      assertThat(message.anomalies()).containsExactly(DnsAnomaly.TOO_MUCH_TEXT);
      assertThat(Messages.json(message).length()).isLessThan(64 * bytes.bytes().length);
    }

    @Test
    void whatIsShorterThanAHeaderIsRefused() {
      assertThatThrownBy(() -> Messages.read(new byte[11])).isInstanceOf(Malformed.class).hasMessage("truncated");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0001 0100 0001 0000 0000 0000 4161", // no question to be read
          "0001 8100 0000 0001 0000 0000 4161", // no record to be read
          "0000 0000 0000 0000 0000 0000 00", // counts nothing and yet has bytes
        })
    void whatMakesNoSenseIsRefused(String bytes) {
      assertThatThrownBy(() -> Messages.read(hex(bytes))).isInstanceOf(Malformed.class).hasMessage("not_dns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001 8181 0000 0000 0000 0000", "0001 3000 0000 0000 0000 0000 0001 0000"})
    void aHeaderWithoutRecordsIsEnoughForResponsesAndStatefulOperations(String bytes) {
      assertThat(Messages.read(hex(bytes)).anomalies()).isEmpty();
    }
  }
}
