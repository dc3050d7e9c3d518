package io.wirestash.input.pcapfile;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The bytes of one capture, unpacked if they were packed: recognised by content, never by name. */
final class CaptureStream implements Closeable {
  /** Compressions inside each other that are unpacked. */
  private static final int MOST_LAYERS = 2;

  /** First bytes that are looked at. */
  private static final int HEAD = 9;

  private final String name;
  private PushbackInputStream bytes;
  private byte[] head;
  private String packed = "";

  /**
   * Looks at the first bytes.
   *
   * @param name the capture's name for the user
   * @throws IOException if they cannot be read or unpacked
   */
  CaptureStream(String name, InputStream raw) throws IOException {
    this.name = name;
    peek(raw);
    for (int layers = 0; layers < MOST_LAYERS; layers++) {
      if (FileKind.gzip(head)) unpack("gzip", new GzipStream(bytes));
      else if (FileKind.zstd(head)) unpack("zstd", new ZstdStream(bytes));
      else return;
    }
  }

  private void unpack(String method, InputStream unpacked) throws IOException {
    packed = packed.isEmpty() ? method : method + " in " + packed;
    peek(unpacked);
  }

  private void peek(InputStream in) throws IOException {
    bytes = new PushbackInputStream(in, HEAD);
    head = bytes.readNBytes(HEAD);
    bytes.unread(head);
  }

  String name() {
    return name;
  }

  boolean compressed() {
    return !packed.isEmpty();
  }

  /** The capture's bytes from the first one on. */
  InputStream bytes() {
    return bytes;
  }

  /**
   * The format of the bytes.
   *
   * @throws IOException if this is no capture; the message says what it looks like
   */
  RecordFormat format() throws IOException {
    try {
      return FileKind.format(head);
    } catch (IOException e) {
      throw packed.isEmpty() ? e : new IOException(e.getMessage() + " (unpacked from " + packed + ")");
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
