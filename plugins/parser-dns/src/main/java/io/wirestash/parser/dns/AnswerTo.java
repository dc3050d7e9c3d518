package io.wirestash.parser.dns;

import io.wirestash.api.parser.Direction;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a response answers a query: same id, the other direction, and the same first question where both have one
 * (RFC 5452 section 9.1); names are compared without case (RFC 4343). Reused, since it is asked for every response.
 */
final class AnswerTo implements Predicate<Query> {
  private Direction asker;
  private int id;
  private List<Question> questions;

  void response(DnsMessage response, Direction asker) {
    this.asker = asker;
    this.id = response.header().id();
    this.questions = response.questions();
  }

  @Override
  public boolean test(Query query) {
    if (query.id() != id || query.from() != asker) return false;
    if (questions.isEmpty() || query.questions().isEmpty()) return true;
    Question asked = query.questions().get(0);
    Question answered = questions.get(0);
    return asked.qtype().equals(answered.qtype()) && asked.qname().matches(answered.qname());
  }
}
