package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.message;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.EventCodec.EcsGroup;
import io.wirestash.api.event.JsonSink;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsTest {
  private final DnsMessage answer =
      Messages.read(
          message(7, 0x8580)
              .question("www.example.co.uk.", 1, 1)
              .answer("www.example.co.uk.", 5, hex("03776562c010"))
              .answer("web.example.co.uk.", 1, hex("c0000201"))
              .opt(1232, 0x8000, ""));

  private static String group(DnsMessage message, EcsGroup group) {
    JsonSink out = new JsonSink(256);
    out.beginObject();
    new DnsMessageCodec().writeEcsGroup(message, group, out);
    return out.toString().substring(1);
  }

  @Test
  void namesMembersAsTheSchemaDoesAndLeavesOutFinalDots() {
    assertThat(Messages.ecs(answer))
        .isEqualTo(
            """
            {"dns":{"answers":[\
            {"type":"CNAME","ttl":300,"name":"www.example.co.uk","class":"IN","data":"web.example.co.uk"},\
            {"type":"A","ttl":300,"name":"web.example.co.uk","class":"IN","data":"192.0.2.1"}],\
            "opt":{"version":0,"udp_size":1232,"do":1,"ext_rcode":0},\
            "id":"7","type":"answer","op_code":"QUERY","header_flags":["AA","RD","RA","DO"],\
            "response_code":"NOERROR",\
            "question":{"name":"www.example.co.uk","type":"A","class":"IN",\
            "registered_domain":"example.co.uk","subdomain":"www","top_level_domain":"co.uk"},\
            "resolved_ip":["192.0.2.1"]}}""");
  }

  @Test
  void relatesNamesAndAddresses() {
    assertThat(group(answer, EcsGroup.RELATED)).isEqualTo("\"hosts\":[\"www.example.co.uk\",\"web.example.co.uk\"]");
    assertThat(group(answer, EcsGroup.NETWORK)).isEqualTo("\"protocol\":\"dns\"");
  }

  @ParameterizedTest
  @CsvSource({"0x0100, unknown", "0x8180, success", "0x8183, failure"})
  void tellsTheOutcomeOfResponsesOnly(String flags, String outcome) {
    DnsMessage message = Messages.read(message(1, Integer.decode(flags)).question("a.", 1, 1));
    assertThat(group(message, EcsGroup.EVENT)).isEqualTo("\"outcome\":\"" + outcome + "\"");
  }

  @Test
  void takesTheWholeResponseCodeWhereEdnsExtendsIt() {
    DnsMessage message = Messages.read(response(1, "a.", 1).opt(512, 0x01000000, ""));
    assertThat(message.ecsResponseCode()).isEqualTo("BADVERS");
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com, www, example.com, com",
    "example.com, , example.com, com",
    "a.b.example.co.uk, a.b, example.co.uk, co.uk",
    "co.uk, , , co.uk",
    "_sip._udp.example.org, _sip._udp, example.org, org",
    "my\\032printer.example.org, my\\032printer, example.org, org",
    "WWW.Example.COM, WWW, example.com, com",
    "localhost.invalid-name-, , , ",
    "., , , ",
  })
  void splitsNamesWhereTheyWereRegistered(String name, String subdomain, String domain, String suffix) {
    assertThat(RegisteredName.of(name)).isEqualTo(new RegisteredName(subdomain, domain, suffix));
  }

  @Test
  void anUnansweredQueryHasItsIdAndQuestion() {
    DnsMessage lost = DnsMessage.unanswered(7, Messages.read(MessageBytes.query(7, "a.test.", 1)).questions());
    assertThat(Messages.ecs(lost))
        .startsWith("{\"dns\":{\"unanswered\":true,\"id\":\"7\",\"type\":\"query\",\"question\":{\"name\":\"a.test\"");
    assertThat(Arrays.asList(lost.ecsOutcome(), lost.ecsResponseCode())).containsExactly("unknown", null);
  }
}
