package io.wirestash.index;

/** What an event's member can hold. */
sealed interface ValueType {
  /** The type in the index: {@code string integer number boolean ip object}; of a list, that of its elements. */
  String jsonType();

  /** A value that is one JSON value. */
  enum Scalar implements ValueType {
    TEXT("string"),
    BOOLEAN("boolean"),
    BOXED_BOOLEAN("boolean"),
    /** An {@code int} or {@code long}, which can be absent. */
    INTEGER("integer"),
    BOXED_INTEGER("integer"),
    DOUBLE("number"),
    BOXED_DOUBLE("number");

    private final String jsonType;

    Scalar(String jsonType) {
      this.jsonType = jsonType;
    }

    @Override
    public String jsonType() {
      return jsonType;
    }
  }

  /** An enum constant, written as its lower-case name. */
  record Constant(String enumClass) implements ValueType {
    @Override
    public String jsonType() {
      return "string";
    }
  }

  /** A value that writes itself. */
  record Json(String jsonType) implements ValueType {}

  /** Members that the value writes itself, into the object that holds it. */
  record Members() implements ValueType {
    @Override
    public String jsonType() {
      return "object";
    }
  }

  /** A nested record. */
  record Nested(RecordShape shape) implements ValueType {
    @Override
    public String jsonType() {
      return "object";
    }
  }

  record ListOf(ValueType element) implements ValueType {
    @Override
    public String jsonType() {
      return element.jsonType();
    }
  }

  /** A map with string keys: an object whose member names are data. */
  record MapOf(ValueType value) implements ValueType {
    @Override
    public String jsonType() {
      return "object";
    }
  }
}
