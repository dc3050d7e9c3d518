package io.wirestash.parser.dns;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;

/** The first question as ECS has it: {@code dns.question}. */
record EcsQuestion(
    @Help("The name, without its final dot.") String name,
    @Help("The type.") String type,
    @Ecs("class") @Help("The class.") String questionClass,
    @Help("The part that somebody registered.") String registeredDomain,
    @Help("What stands before the registered domain.") String subdomain,
    @Help("The public suffix below which the domain was registered.") String topLevelDomain) {

  static EcsQuestion of(Question question) {
    String name = question.qname().withoutFinalDot();
    RegisteredName registered = RegisteredName.of(name);
    return new EcsQuestion(
        name, question.qtype(), question.qclass(), registered.domain(), registered.subdomain(), registered.suffix());
  }
}
