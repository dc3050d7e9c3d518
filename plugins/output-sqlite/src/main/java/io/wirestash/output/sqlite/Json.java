package io.wirestash.output.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Members of an event's JSON object; a value of another type than the column's is left out, it is in no error's way. */
final class Json {
  /** Events are as long and deep as the engine made them: its own limits hold. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW) // some names come from the wire
          .build();

  private Json() {}

  /** A parser behind the brace that begins the object. */
  static JsonParser open(byte[] json, int from, int length) throws IOException {
    JsonParser parser = FACTORY.createParser(json, from, length);
    parser.nextToken();
    return parser;
  }

  static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) return parser.getText();
    parser.skipChildren();
    return null;
  }

  static Integer integer(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) return parser.getIntValue();
    parser.skipChildren();
    return null;
  }

  static Double real(JsonParser parser) throws IOException {
    if (parser.currentToken().isNumeric()) return parser.getDoubleValue();
    parser.skipChildren();
    return null;
  }
}
