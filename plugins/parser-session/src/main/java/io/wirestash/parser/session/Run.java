package io.wirestash.parser.session;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.parser.Text;

/**
 * Bytes that one side sent one after the other.
 *
 * @param offset how many bytes this side had sent before them, as far as it was seen
 * @param missing bytes just before them that were never seen
 */
record Run(byte[] bytes, long offset, long missing) {
  /** As text, in which what is no UTF-8 is escaped so that it can be undone. */
  record AsText(Run run) implements JsonValue {
    @Override
    public void writeJson(JsonSink out) {
      out.string(Text.of(run.bytes, 0, run.bytes.length));
    }
  }

  /** As hexadecimal digits. */
  record AsHex(Run run) implements JsonValue {
    @Override
    public void writeJson(JsonSink out) {
      out.hex(run.bytes, 0, run.bytes.length);
    }
  }

  /** Writes a title, the text and the dump. */
  void writeDump(String title, TextSink out) {
    out.text("---- ").text(title).text(", ").number(bytes.length).text(bytes.length == 1 ? " byte" : " bytes");
    if (offset > 0) out.text(" from ").number(offset);
    if (missing > 0) out.text(", after ").number(missing).text(" that were not seen");
    lines(out);
    out.text('\n').dump(bytes, 0, bytes.length, offset);
  }

  /** The text in its own lines. */
  private void lines(TextSink out) {
    int begin = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i < bytes.length && bytes[i] != '\n') continue;
      if (i == bytes.length && begin == i) break;
      int end = i > begin && bytes[i - 1] == '\r' ? i - 1 : i;
      out.text('\n').escaped(bytes, begin, end - begin);
      begin = i + 1;
    }
  }
}
