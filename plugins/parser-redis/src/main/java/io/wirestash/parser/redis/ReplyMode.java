package io.wirestash.parser.redis;

/** Which commands get a reply: all, unless the client said {@code CLIENT REPLY OFF} or {@code SKIP}. */
final class ReplyMode {
  private boolean off;
  private boolean skipNext;

  /** Takes the commands in their order; true if this one will be answered. */
  boolean answers(Command command) {
    if (command.name().equals("REPLCONF") && command.has(0, "ACK")) return false;
    if (command.name().equals("CLIENT REPLY")) return changes(command);
    if (command.name().equals("RESET")) off = skipNext = false;
    boolean answered = !off && !skipNext;
    skipNext = false;
    return answered;
  }

  private boolean changes(Command command) {
    off = command.has(0, "OFF");
    skipNext = command.has(0, "SKIP");
    return !off && !skipNext;
  }
}
