package io.wirestash.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON lines as strictly as the output promises to write them: valid UTF-8; one object a line, LF after each; no
 * name twice in an object; no null; no control, bidirectional or line-separating character as it is. Numbers keep every
 * digit. Whatever is wrong is an {@link AssertionError} that names the line.
 */
public final class JsonLines {
  private static final ObjectMapper STRICT =
      JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonLines() {}

  public static List<ObjectNode> read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<ObjectNode> read(byte[] utf8) {
    String text = decode(utf8);
    if (!text.isEmpty() && !text.endsWith("\n")) throw new AssertionError("the last line has no LF at its end");
    List<ObjectNode> objects = new ArrayList<>();
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      objects.add(line(text.substring(from, to), ++number));
      from = to + 1;
    }
    return objects;
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("the lines are not valid UTF-8", e);
    }
  }

  private static ObjectNode line(String line, int number) {
    for (int i = 0; i < line.length(); i++) {
      if (unsafe(line.charAt(i))) throw wrong(number, "holds U+%04X as it is".formatted((int) line.charAt(i)), line);
    }
    JsonNode value;
    try {
      value = STRICT.readTree(line);
    } catch (JsonProcessingException e) {
      throw wrong(number, "is no strict JSON: " + e.getOriginalMessage(), line);
    }
    if (!(value instanceof ObjectNode object)) throw wrong(number, "is no object", line);
    if (holdsNull(value)) throw wrong(number, "holds a null", line);
    return object;
  }

  /** What would act on a terminal or split a line: C0, DEL, C1, line separators, bidirectional controls. */
  private static boolean unsafe(char c) {
    return Character.isISOControl(c)
        || c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || c >= '\u2028' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }

  private static boolean holdsNull(JsonNode value) {
    if (value.isNull()) return true;
    for (JsonNode inner : value) if (holdsNull(inner)) return true;
    return false;
  }

  private static AssertionError wrong(int number, String what, String line) {
    return new AssertionError("line " + number + " " + what + ":\n" + line);
  }
}
