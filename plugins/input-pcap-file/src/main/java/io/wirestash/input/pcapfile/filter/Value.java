package io.wirestash.input.pcapfile.filter;

/** A number that is computed from a packet: 32 bits without sign. */
sealed interface Value {
  /** What may stand between two values, with its precedence as in C: higher binds closer. */
  enum Operator {
    MULTIPLY("*", 6),
    DIVIDE("/", 6),
    REMAINDER("%", 6),
    ADD("+", 5),
    SUBTRACT("-", 5),
    SHIFT_LEFT("<<", 4),
    SHIFT_RIGHT(">>", 4),
    AND("&", 3),
    XOR("^", 2),
    OR("|", 1);

    final String symbol;
    final int precedence;

    Operator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    /** Null for any other text. */
    static Operator of(String symbol) {
      for (Operator operator : values()) if (operator.symbol.equals(symbol)) return operator;
      return null;
    }

    boolean divides() {
      return this == DIVIDE || this == REMAINDER;
    }

    /** The result; the divisor is not zero. */
    int apply(int left, int right) {
      return switch (this) {
        case MULTIPLY -> left * right;
        case DIVIDE -> Integer.divideUnsigned(left, right);
        case REMAINDER -> Integer.remainderUnsigned(left, right);
        case ADD -> left + right;
        case SUBTRACT -> left - right;
        case SHIFT_LEFT -> (right & ~31) == 0 ? left << right : 0;
        case SHIFT_RIGHT -> (right & ~31) == 0 ? left >>> right : 0;
        case AND -> left & right;
        case XOR -> left ^ right;
        case OR -> left | right;
      };
    }
  }

  record Number(int value) implements Value {}

  /** Length of the packet on the wire. */
  record Length() implements Value {}

  /** One, two or four bytes, in network order. */
  record Load(Place at, int size) implements Value {}

  record Operation(Operator operator, Value left, Value right) implements Value {}

  /** Length of the IPv4 header that begins at a place: one instruction, since most filters need it. */
  record HeaderLength(Place at) implements Value {}

  /** Number of the protocol behind the extension headers of the IP header at a place, or the wanted one on the way. */
  record Chain(Place at, boolean ipv6, int wanted) implements Value {}

  /** Length of the IEEE 802.11 header at a place: 24, with QoS control 26. */
  record WirelessHeaderLength(Place at) implements Value {}

  static Value of(Operator operator, Value left, Value right) {
    if (left instanceof Number l && right instanceof Number r) return new Number(operator.apply(l.value, r.value));
    return new Operation(operator, left, right);
  }

  static Value number(int value) {
    return new Number(value);
  }
}
