package io.wirestash.output.elasticsearch;

import io.wirestash.api.Context;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.event.EventDescription;
import io.wirestash.api.event.EventDescription.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The engine as the output sees it; remembers what an operator is told. */
final class Surroundings implements Context {
  final List<String> warnings = new CopyOnWriteArrayList<>();

  @Override
  public String id() {
    return "elasticsearch";
  }

  @Override
  public void warn(String message) {
    warnings.add(message);
  }

  @Override
  public void damaged(String message) {
    throw new AssertionError(message);
  }

  @Override
  public boolean terminal() {
    return false;
  }

  @Override
  public Secrets secrets() {
    throw new UnsupportedOperationException("an output has no business with them");
  }

  @Override
  public List<EventDescription> events() {
    return List.of(new EventDescription("dns", List.of(
        new Field("number", "number", "integer"), new Field("questions[].qname", "dns.question.name", "string"))));
  }
}
