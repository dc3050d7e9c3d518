package io.wirestash.parser.smtp;

/** Quoted-printable (RFC 2045 section 6.7). An equals sign that escapes nothing stands for itself. */
final class QuotedPrintable implements TransferDecoder {
  private final Sink sink;
  private final byte[] one = new byte[1];
  private final byte[] escape = new byte[2]; // what an equals sign was followed by
  private int escaped = -1; // bytes in it, or -1 outside

  QuotedPrintable(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void content(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (escaped >= 0) {
        escaped(bytes[i]);
        start = i + 1;
      } else if (bytes[i] == '=') {
        if (start < i) sink.bytes(bytes, start, i);
        escaped = 0;
        start = i + 1;
      }
    }
    if (start < to) sink.bytes(bytes, start, to);
  }

  private void escaped(byte b) {
    if (escaped == 0 && (b == ' ' || b == '\t')) return; // blanks after a soft line break
    escape[escaped++] = b;
    if (escaped < 2) return;
    int high = Character.digit(escape[0], 16);
    int low = Character.digit(escape[1], 16);
    if (high < 0 || low < 0) {
      literal();
      return;
    }
    escaped = -1;
    put(high << 4 | low);
  }

  private void literal() {
    put('=');
    sink.bytes(escape, 0, escaped);
    escaped = -1;
  }

  private void put(int b) {
    one[0] = (byte) b;
    sink.bytes(one, 0, 1);
  }

  @Override
  public void lineEnd(byte[] bytes, int from, int to) {
    if (escaped == 0) {
      escaped = -1; // a soft line break is none
      return;
    }
    end();
    sink.bytes(bytes, from, to);
  }

  @Override
  public void end() {
    if (escaped > 0) literal();
    escaped = -1;
  }
}
