package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonMembers;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.parser.dns.RrType.Field;
import java.util.List;

/**
 * The data of a record whose type has several fields: as a value the line that a zone file would have, as members each
 * field by its name.
 */
final class Rdata implements JsonValue, JsonMembers {
  private final List<Field> fields;
  private final long[] numbers;
  private final String[] texts;

  /** @param numbers the value of each field whose form is a number, and {@code texts} of each other, by its place */
  Rdata(List<Field> fields, long[] numbers, String[] texts) {
    this.fields = fields;
    this.numbers = numbers;
    this.texts = texts;
  }

  @Override
  public void writeJson(JsonSink out) {
    out.string(toString());
  }

  @Override
  public void writeMembers(JsonSink out) {
    for (int i = 0; i < texts.length; i++) {
      Field field = fields.get(i);
      if (field.member() == null) continue;
      if (field.form().isNumber()) {
        out.name(field.member());
        writeNumber(field.form(), numbers[i], out);
      } else if (!texts[i].isEmpty()) {
        out.name(field.member());
        if (field.form() == Form.TYPES || field.form() == Form.NXT) writeWords(texts[i], out);
        else out.string(texts[i]);
      }
    }
  }

  private static void writeNumber(Form form, long number, JsonSink out) {
    switch (form) {
      case TIME, TYPE, RCODE, CERT_TYPE, SCHEME -> out.plain(mnemonic(form, number));
      default -> out.number(number);
    }
  }

  private static String mnemonic(Form form, long number) {
    return switch (form) {
      case TIME -> Presentation.time(number);
      case TYPE -> RrType.mnemonic((int) number);
      case RCODE -> Mnemonics.tsigError((int) number);
      case CERT_TYPE -> Mnemonics.certType((int) number);
      case ALGORITHM -> Mnemonics.algorithm((int) number);
      case SCHEME -> number == 1 ? "NOTIFY" : Long.toString(number);
      default -> Long.toString(number);
    };
  }

  private static void writeWords(String words, JsonSink out) {
    out.beginArray();
    for (int from = 0; from < words.length(); ) {
      int end = words.indexOf(' ', from);
      if (end < 0) end = words.length();
      out.item();
      out.plain(words.substring(from, end));
      from = end + 1;
    }
    out.endArray();
  }

  /** The presentation form: the fields in wire order, blanks between them. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(64);
    for (int i = 0; i < texts.length; i++) {
      int before = line.length();
      if (i > 0) line.append(' ');
      int empty = line.length();
      append(line, i);
      if (line.length() == empty) line.setLength(before);
    }
    return line.toString();
  }

  private void append(StringBuilder line, int i) {
    Form form = fields.get(i).form();
    switch (form) {
      case STRING, QUOTED -> line.append('"').append(texts[i]).append('"');
      case HEX, BASE64, BASE64_OPT -> Presentation.grouped(line, texts[i]);
      case BASE64_OR_DASH, HEX8 -> line.append(texts[i].isEmpty() ? "-" : texts[i]);
      case BASE64_16 -> base64WithLength(line, texts[i]);
      default -> line.append(form.isNumber() ? mnemonic(form, numbers[i]) : texts[i]);
    }
  }

  private static void base64WithLength(StringBuilder line, String text) {
    int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    line.append(text.length() / 4 * 3 - padding);
    if (text.isEmpty()) return;
    line.append(' ');
    Presentation.grouped(line, text);
  }
}
