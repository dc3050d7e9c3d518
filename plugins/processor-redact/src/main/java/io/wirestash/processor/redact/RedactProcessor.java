package io.wirestash.processor.redact;

import io.wirestash.api.processor.Event;
import io.wirestash.api.processor.MemberPath;
import io.wirestash.api.processor.Processor;
import io.wirestash.processor.redact.RedactOptions.How;
import java.util.List;

/** Hides values of members, whatever format the event is written in. Any thread. */
final class RedactProcessor implements Processor {
  private static final String MASK = "***";

  private final List<MemberPath> members;
  private final How how;
  private final KeyedHash hash;

  RedactProcessor(RedactOptions options) {
    members = options.members();
    how = options.how();
    hash = how == How.HASH ? KeyedHash.of(options.key()) : null;
  }

  @Override
  public void process(Event event) {
    for (MemberPath member : members) {
      Object value = event.get(member.path());
      if (value == null) continue;
      switch (how) {
        case MASK -> event.set(member.path(), MASK);
        case HASH -> event.set(member.path(), hash.of(value));
        case DROP -> event.remove(member.path());
      }
    }
  }
}
