package io.wirestash.input.pcapfile.filter;

/**
 * A place in a packet.
 *
 * @param base what is added to the offset, known only when the packet is there; null for nothing
 */
record Place(Value base, int offset) {
  static Place at(int offset) {
    return new Place(null, offset);
  }

  Place plus(int bytes) {
    return new Place(base, offset + bytes);
  }

  Place plus(Value bytes) {
    if (bytes instanceof Value.Number number) return plus(number.value());
    return new Place(base == null ? bytes : Value.of(Value.Operator.ADD, base, bytes), offset);
  }
}
