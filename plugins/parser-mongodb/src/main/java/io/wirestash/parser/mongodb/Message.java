package io.wirestash.parser.mongodb;

/**
 * A message of either side, as far as it was read.
 *
 * @param opcode of the message, or of the one that it packs
 * @param compressor of a packed message, or null
 * @param namespace database and collection of a legacy message, or null
 * @param command the name of an OP_COMMAND's command, or null
 * @param body the command or the result; null if the message has none
 * @param documents how many documents it brings besides the body of an OP_MSG
 * @param last true if no other message follows that belongs to this one
 * @param failed true if an OP_REPLY says so
 */
record Message(
    Header header,
    Opcode opcode,
    Compressor compressor,
    String namespace,
    String command,
    Bson body,
    int documents,
    boolean last,
    boolean failed) {}
