package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.message;
import static io.wirestash.parser.dns.MessageBytes.query;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdnsReaderTest {
  private static DnsMessage withOptions(String options) {
    return Messages.read(query(1, "a.test.", 1).opt(1232, 0, options));
  }

  private static String optJson(DnsMessage message) {
    String json = Messages.json(message);
    return json.substring(json.indexOf("\"opt\":"));
  }

  @Test
  void splitsTheFieldsThatStandInForClassAndTtl() {
    DnsMessage message = Messages.read(query(1, "a.test.", 1).opt(1232, 0x00038000, ""));
    assertThat(optJson(message)).isEqualTo("\"opt\":{\"version\":3,\"udp_size\":1232,\"do\":1,\"ext_rcode\":0}}");
    assertThat(message.additional()).isEmpty();
    assertThat(message.header().numOfAdditional()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0x8000, BADVERS, NOERROR", "0x8007, BADCOOKIE, YXRRSET"})
  void joinsBothPartsOfTheResponseCode(String flags, String whole, String header) {
    DnsMessage message = Messages.read(message(1, Integer.decode(flags)).question("a.", 1, 1).opt(512, 0x01000000, ""));
    assertThat(message.opt().rcode()).isEqualTo(whole);
    assertThat(message.opt().extRcode()).isEqualTo(1);
    assertThat(message.header().rcode()).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0003 0000                            | {'code':3,'name':'NSID'}",
        "0003 0003 6e7331                     | {'code':3,'name':'NSID','value':'6e7331','text':'ns1'}",
        "0003 0001 00                         | {'code':3,'name':'NSID','value':'00'}",
        "0005 0003 080a0d                     | {'code':5,'name':'DAU','value':'8 10 13'}",
        "0008 0007 0001 18 00 c63364          | {'code':8,'name':'CLIENT-SUBNET','value':'198.51.100.0/24/0',"
            + "'address':'198.51.100.0','source_prefix':24,'scope_prefix':0}",
        "0008 000b 0002 38 30 20010db8000000  | {'code':8,'name':'CLIENT-SUBNET','value':'2001:db8::/56/48',"
            + "'address':'2001:db8::','source_prefix':56,'scope_prefix':48}",
        "0008 0004 0000 00 00                 | {'code':8,'name':'CLIENT-SUBNET','value':'0/0/0'}",
        "0009 0000                            | {'code':9,'name':'EXPIRE'}",
        "0009 0004 00093a80                   | {'code':9,'name':'EXPIRE','value':'604800'}",
        "000a 0008 0102030405060708           | {'code':10,'name':'COOKIE','value':'0102030405060708',"
            + "'client_cookie':'0102030405060708'}",
        "000a 0010 01020304050607081112131415161718 | {'code':10,'name':'COOKIE',"
            + "'value':'01020304050607081112131415161718','client_cookie':'0102030405060708',"
            + "'server_cookie':'1112131415161718'}",
        "000b 0000                            | {'code':11,'name':'TCP-KEEPALIVE'}",
        "000b 0002 012d                       | {'code':11,'name':'TCP-KEEPALIVE','value':'30.1'}",
        "000c 0003 000000                     | {'code':12,'name':'PADDING','length':3}",
        "000d 0003 016100                     | {'code':13,'name':'CHAIN','value':'a.'}",
        "000e 0004 4f66 0001                  | {'code':14,'name':'KEY-TAG','value':'20326 1'}",
        "000f 0002 0012                       | {'code':15,'name':'EDE','info_code':18,'info':'Prohibited'}",
        "000f 0004 0017 6f6b       | {'code':15,'name':'EDE','info_code':23,'info':'Network Error','text':'ok'}",
        "000f 0003 fffe 00                    | {'code':15,'name':'EDE','info_code':65534}",
        "0012 0003 016100                     | {'code':18,'name':'REPORT-CHANNEL','value':'a.'}",
        "0013 0006 02 00 00000007             | {'code':19,'name':'ZONEVERSION','value':'2 SOA-SERIAL 7'}",
        "fde9 0003 c0ffee                     | {'code':65001,'name':'OPT65001','value':'c0ffee'}",
      })
  void showsOptionsByTheirParts(String option, String json) {
    DnsMessage message = withOptions(option);
    assertThat(optJson(message)).endsWith("\"options\":[" + json.replace('\'', '"') + "]}}");
    assertThat(message.anomalies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0008 0009 0001 18 00 c633640102, 00011800c633640102", "0008 0005 0003 08 00 01, 0003080001", "0009 0001 00, 00",
    "000a 0007 01020304050607, 01020304050607", "000a 0009 010203040506070801, 010203040506070801", "000f 0001 00, 00",
    "000d 0002 0161, 0161", "000e 0003 000100, 000100"
  })
  void showsTheBytesOfOptionsThatBreakTheirFormat(String option, String value) {
    DnsMessage message = withOptions(option);
    assertThat(message.opt().options().get(0).value()).isEqualTo(value);
    assertThat(message.anomalies()).containsExactly(DnsAnomaly.BAD_OPTION);
  }

  @ParameterizedTest
  @CsvSource({"0003 0001", "0003", "00"})
  void notesOptionsThatAreCut(String options) {
    DnsMessage message = withOptions("fde9 0001 ff" + options);
    assertThat(message.opt().options()).hasSize(1);
    assertThat(message.anomalies()).containsExactly(DnsAnomaly.BAD_OPTION);
  }

  @ParameterizedTest
  @CsvSource({"64, 64, false", "65, 64, true"})
  void readsAtMost64Options(int there, int read, boolean noted) {
    DnsMessage message = withOptions("fde9 0000".repeat(there));
    assertThat(message.opt().options()).hasSize(read);
    assertThat(message.anomalies().contains(DnsAnomaly.BAD_OPTION)).isEqualTo(noted);
  }

  @Test
  void showsTheFirstOfSeveralOptRecords() {
    DnsMessage message = Messages.read(query(1, "a.", 1).opt(1232, 0, "").opt(512, 0, ""));
    assertThat(message.opt().udpSize()).isEqualTo(1232);
    assertThat(message.anomalies()).containsExactly(DnsAnomaly.SEVERAL_OPTS);
  }

  @Test
  void notesAnOptRecordInTheWrongSection() {
    DnsMessage message = Messages.read(query(1, "a.", 1).answer(".", RrType.OPT, new byte[0]));
    assertThat(message.anomalies()).containsExactly(DnsAnomaly.MISPLACED_OPT);
  }
}
