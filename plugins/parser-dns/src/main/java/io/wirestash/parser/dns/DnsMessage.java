package io.wirestash.parser.dns;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.event.Seconds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One DNS, mDNS or LLMNR message; or, with {@code unanswered}, a query for which no answer came. */
@EventType(value = "dns", category = "network", type = {"protocol", "info"})
@Help("One DNS, mDNS or LLMNR message.")
public record DnsMessage(
    @Ecs("") @Help("The header.") Header header,
    @Ecs("") @Help("In an unanswered query, its id.") int id,
    @Help("True if nobody answered this query in time; the query itself has an event of its own.") Boolean unanswered,
    @Ecs("") @Help("What is asked; in an UPDATE, the zone.") List<Question> questions,
    @Ecs("dns.answers") @Help("Answers; in an UPDATE, prerequisites.") List<ResourceRecord> answers,
    @Ecs("dns.authorities") @Help("Authority records; in an UPDATE, the changes.") List<ResourceRecord> authority,
    @Ecs("dns.additionals") @Help("Additional records, without OPT.") List<ResourceRecord> additional,
    @Help("EDNS(0): what the OPT record says.") Opt opt,
    @JsonType("number") @Help("In a response: seconds since its query.") JsonValue rtt,
    @Help("In a response: number of the packet with its query.") long queryPacket,
    @Help("What is wrong with the message.") List<DnsAnomaly> anomalies) {

  static DnsMessage of(
      Header header,
      List<Question> questions,
      List<ResourceRecord> answers,
      List<ResourceRecord> authority,
      List<ResourceRecord> additional,
      Opt opt,
      List<DnsAnomaly> anomalies) {
    int absent = EventType.ABSENT;
    return new DnsMessage(
        header, absent, null, questions, answers, authority, additional, opt, null, absent, anomalies);
  }

  static DnsMessage unanswered(int id, List<Question> questions) {
    return new DnsMessage(
        null, id, true, questions, List.of(), List.of(), List.of(), null, null, EventType.ABSENT, List.of());
  }

  /** This response, tied to its query. */
  DnsMessage answering(long packet, long nanos) {
    JsonValue time = new Seconds(nanos);
    return new DnsMessage(
        header, id, unanswered, questions, answers, authority, additional, opt, time, packet, anomalies);
  }

  boolean isResponse() {
    return header.qr() == 1;
  }

  // ---- what only ECS has

  @Ecs("dns.id")
  String ecsId() {
    return Integer.toString(header == null ? id : header.id());
  }

  @Ecs("dns.type")
  String ecsType() {
    return header != null && isResponse() ? "answer" : "query";
  }

  @Ecs("dns.op_code")
  String ecsOpCode() {
    return header == null ? null : header.opcode();
  }

  @Ecs("dns.header_flags")
  List<String> ecsHeaderFlags() {
    return header == null ? List.of() : header.setFlags(opt);
  }

  @Ecs("dns.response_code")
  String ecsResponseCode() {
    if (header == null || !isResponse()) return null;
    return opt != null && opt.rcode() != null ? opt.rcode() : header.rcode();
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    String code = ecsResponseCode();
    return code == null ? "unknown" : code.equals("NOERROR") ? "success" : "failure";
  }

  @Ecs("network.protocol")
  String ecsProtocol() {
    return "dns";
  }

  @Ecs("dns.question")
  EcsQuestion ecsQuestion() {
    return questions.isEmpty() ? null : EcsQuestion.of(questions.get(0));
  }

  @Ecs("dns.resolved_ip")
  List<Ip> ecsResolvedIp() {
    List<Ip> addresses = List.of();
    for (ResourceRecord answer : answers) {
      if (!(answer.rdata() instanceof Ip address)) continue;
      if (addresses.isEmpty()) addresses = new ArrayList<>(answers.size());
      addresses.add(address);
    }
    return addresses;
  }

  @Ecs("related.ip")
  List<Ip> ecsRelatedIp() {
    return ecsResolvedIp();
  }

  @Ecs("related.hosts")
  List<String> ecsRelatedHosts() {
    Set<String> names = new LinkedHashSet<>();
    for (Question question : questions) names.add(question.qname().withoutFinalDot());
    for (ResourceRecord answer : answers) names.add(answer.rname().withoutFinalDot());
    return List.copyOf(names);
  }
}
