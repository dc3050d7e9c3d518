package io.wirestash.input.pcapfile.filter;

import java.util.List;

/** What a packet must be, once the link type is known. */
sealed interface Condition {
  Condition ALWAYS = new Constant(true);
  Condition NEVER = new Constant(false);

  /** Comparisons, all of them without sign. */
  enum Relation {
    EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  record Constant(boolean holds) implements Condition {}

  record All(List<Condition> parts) implements Condition {}

  record Any(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  record Compare(Value left, Relation relation, Value right) implements Condition {}

  static Condition all(Condition... parts) {
    return new All(List.of(parts));
  }

  static Condition any(Condition... parts) {
    return new Any(List.of(parts));
  }

  /** The bytes at a place are this number. */
  static Condition equal(Place at, int size, int value) {
    return new Compare(new Value.Load(at, size), Relation.EQUAL, Value.number(value));
  }

  /** Some bits of the bytes at a place are this number. */
  static Condition masked(Place at, int size, int mask, int value) {
    if (mask == -1) return equal(at, size, value);
    Value bits = Value.of(Value.Operator.AND, new Value.Load(at, size), Value.number(mask));
    return new Compare(bits, Relation.EQUAL, Value.number(value));
  }

  static Condition greater(Place at, int size, int value) {
    return new Compare(new Value.Load(at, size), Relation.GREATER, Value.number(value));
  }
}
