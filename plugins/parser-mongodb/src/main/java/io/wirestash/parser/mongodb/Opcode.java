package io.wirestash.parser.mongodb;

/** What a message is. Those of 2001 to 2011 and 1 are legacy: gone from servers since 3.6 to 6.0. */
enum Opcode {
  OP_REPLY(1, false),
  OP_UPDATE(2001, false),
  OP_INSERT(2002, false),
  OP_QUERY(2004, true),
  OP_GET_MORE(2005, true),
  OP_DELETE(2006, false),
  OP_KILL_CURSORS(2007, false),
  OP_COMMAND(2010, true),
  OP_COMMANDREPLY(2011, false),
  OP_COMPRESSED(2012, true),
  OP_MSG(2013, true);

  private static final Opcode[] ALL = values();

  private final int number;
  private final boolean answered;

  Opcode(int number, boolean answered) {
    this.number = number;
    this.answered = answered;
  }

  /** The opcode with this number, or null. */
  static Opcode of(int number) {
    for (Opcode opcode : ALL) if (opcode.number == number) return opcode;
    return null;
  }

  /** True if a client that sends this gets something back, unless the message says otherwise. */
  boolean isAnswered() {
    return answered;
  }

  /** True if only servers send this. */
  boolean isReply() {
    return this == OP_REPLY || this == OP_COMMANDREPLY;
  }
}
