package io.wirestash.parser.mongodb;

import io.wirestash.api.event.EventType;

/**
 * What a server answered.
 *
 * @param ok null if the answer does not tell: a legacy reply that brings documents, or one too long to be read to its
 * end
 * @param code of an error, or {@link EventType#ABSENT}
 * @param returned documents that came back, or {@link EventType#ABSENT}
 * @param affected the result's {@code n}: documents found, inserted or changed
 */
record Outcome(Boolean ok, int code, String codeName, String errmsg, int returned, long affected) {

  static Outcome of(Message message, boolean command) {
    Bson body = message.body();
    if (body == null) return empty(message);
    Long ok = body.number("ok");
    boolean failed = message.failed() || ok != null && ok == 0;
    Boolean success = failed ? Boolean.FALSE : ok == null ? null : Boolean.TRUE;
    String error = body.text("errmsg");
    if (error == null) error = body.text("$err");
    Long affected = body.number("n");
    return new Outcome(
        success,
        number(body.number("code")),
        body.text("codeName"),
        error,
        command ? returned(body) : message.documents(),
        affected == null ? EventType.ABSENT : affected);
  }

  private static Outcome empty(Message message) {
    Boolean failed = message.failed() ? Boolean.FALSE : null;
    return new Outcome(failed, EventType.ABSENT, null, null, message.documents(), EventType.ABSENT);
  }

  boolean hasCode() {
    return code != EventType.ABSENT;
  }

  /** Documents in a cursor's batch. */
  private static int returned(Bson body) {
    Bson cursor = body.document("cursor");
    if (cursor == null) return EventType.ABSENT;
    Bson batch = cursor.document("firstBatch");
    if (batch == null) batch = cursor.document("nextBatch");
    return batch == null ? EventType.ABSENT : batch.size();
  }

  private static int number(Long code) {
    return code == null ? EventType.ABSENT : code.intValue();
  }
}
