package io.wirestash.parser.session;

/** What both sides of a flow have sent since it was last reported; null where a side has sent nothing. */
record Payload(Run client, Run server, boolean hex) {
  static final Payload NONE = new Payload(null, null, false);
}
