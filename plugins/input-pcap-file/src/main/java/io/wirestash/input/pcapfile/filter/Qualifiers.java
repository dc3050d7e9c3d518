package io.wirestash.input.pcapfile.filter;

/**
 * The keywords that say what a value means; values that follow after {@code and} or {@code or} inherit them.
 *
 * @param protocol null for all that make sense
 */
record Qualifiers(Protocol protocol, Direction direction, Type type) {
  enum Type { HOST, NET, PORT, PORTRANGE, PROTO, PROTOCHAIN }
}
