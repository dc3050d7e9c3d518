package io.wirestash.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a pipeline file, or of a file of settings: a regular file of UTF-8 text, at most 256 KiB. */
final class PipelineFile {
  private static final int MAX = 256 << 10;

  private PipelineFile() {}

  /** The text, or null if there is none; then there is a problem that says why. */
  static Source read(Path file, Problems problems) {
    return read(file, "pipeline", problems);
  }

  /** @param what the file holds, for the user */
  static Source read(Path file, String what, Problems problems) {
    try {
      if (!Files.exists(file)) return unreadable(file, what, "there is no such file", problems);
      if (Files.isDirectory(file)) return unreadable(file, what, "it is a directory", problems);
      if (!Files.isRegularFile(file)) return unreadable(file, what, "it is a pipe or a device", problems);
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX + 1);
        if (bytes.length > MAX) return unreadable(file, what, "it is longer than 256 KiB", problems);
        return decode(file, bytes, problems);
      }
    } catch (IOException | SecurityException e) {
      return unreadable(file, what, "it may not be read by this user", problems);
    }
  }

  private static Source unreadable(Path file, String what, String why, Problems problems) {
    problems.error("E101", null, "cannot read the " + what + " file " + file, null, why);
    return null;
  }

  private static Source decode(Path file, byte[] bytes, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    chars.flip();
    String text = chars.length() > 0 && chars.charAt(0) == '\ufeff' ? chars.toString().substring(1) : chars.toString();
    Source source = Source.file(file.toString(), result.isError() ? text + "\ufffd" : text);
    if (result.isError()) {
      int at = text.length();
      problems.error("E114", source.span(at, at + 1), "the file is not UTF-8 text from here on", null);
      return null;
    }
    int control = control(text);
    if (control < 0) return source;
    problems.error("E114", source.span(control, control + 1), "a control character", "remove it");
    return null;
  }

  private static int control(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean layout = c == '\t' || c == '\n' || c == '\r';
      if (!layout && (Character.isISOControl(c) || c >= 0xfffe)) return i;
    }
    return -1;
  }
}
