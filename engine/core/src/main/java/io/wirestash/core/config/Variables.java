package io.wirestash.core.config;

import io.wirestash.core.config.Value.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.UnaryOperator;

/**
 * Replaces <code>${env:NAME}</code>, <code>${env:NAME:-default}</code> and <code>${file:path}</code> in values;
 * <code>$${</code> stands for the two characters themselves. What comes in is not looked at again, so a value can add
 * no structure.
 */
final class Variables {
  private static final int MAX_FILE = 64 << 10;

  private final Path directory;
  private final UnaryOperator<String> environment;
  private final Problems problems;

  /**
   * @param directory what relative paths of files start from
   */
  Variables(Path directory, UnaryOperator<String> environment, Problems problems) {
    this.directory = directory;
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * A value as it is meant.
   *
   * @param hidden must not be shown: it came from a file
   * @param exposed it came from a file that every user may read
   */
  record Resolved(String text, Origin origin, boolean hidden, boolean exposed) {}

  /** One variable that cannot be replaced. */
  private static final class Unresolved extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String note;

    Unresolved(String code, String message, String note) {
      super(message, null, false, false);
      this.code = code;
      this.note = note;
    }
  }

  /** The value, or null if a variable in it cannot be replaced; then there is a problem that says why. */
  Resolved resolve(Scalar scalar) {
    String text = scalar.text();
    Resolved result = new Resolved("", scalar.span().source().origin(), false, false);
    int from = 0;
    while (true) {
      int at = text.indexOf("${", from);
      if (at < 0) return append(result, text.substring(from));
      if (at > from && text.charAt(at - 1) == '$') {
        result = append(result, text.substring(from, at - 1) + "${");
        from = at + 2;
        continue;
      }
      int end = text.indexOf('}', at);
      String variable = text.substring(at, end < 0 ? text.length() : end + 1);
      try {
        if (end < 0) throw new Unresolved("E130", "a \"}\" is missing after \"" + variable + "\"", null);
        result = combine(append(result, text.substring(from, at)), lookUp(variable));
      } catch (Unresolved e) {
        problems.error(e.code, scalar.span().find(variable), e.getMessage(), null, notes(e.note));
        return null;
      }
      from = end + 1;
    }
  }

  private static String[] notes(String note) {
    return note == null ? new String[0] : new String[] {note};
  }

  private static Resolved append(Resolved to, String text) {
    return text.isEmpty() ? to : new Resolved(to.text + text, to.origin, to.hidden, to.exposed);
  }

  private static Resolved combine(Resolved to, Resolved added) {
    Origin origin = to.origin == Origin.CONTENT ? Origin.CONTENT : added.origin;
    return new Resolved(to.text + added.text, origin, to.hidden || added.hidden, to.exposed || added.exposed);
  }

  private Resolved lookUp(String variable) throws Unresolved {
    String inner = variable.substring(2, variable.length() - 1);
    if (inner.contains("${")) {
      throw new Unresolved("E130", "a variable within a variable", "a default is plain text: ${env:NAME:-text}");
    }
    if (inner.startsWith("env:")) return environment(inner.substring(4));
    if (inner.startsWith("file:")) return file(inner.substring(5));
    throw new Unresolved("E130", "\"" + variable + "\" is no variable",
        "write ${env:NAME}, ${env:NAME:-default} or ${file:path}; $${ stands for ${ itself");
  }

  private Resolved environment(String inner) throws Unresolved {
    int mark = inner.indexOf(":-");
    String name = mark < 0 ? inner : inner.substring(0, mark);
    if (name.isEmpty()) throw new Unresolved("E130", "a variable without a name", "write ${env:NAME}");
    String value = environment.apply(name);
    if (value == null && mark >= 0) value = inner.substring(mark + 2);
    if (value != null) return new Resolved(value, Origin.ENV, false, false);
    throw new Unresolved("E131", "variable " + name + " is not set and has no default",
        "set it, or write ${env:" + name + ":-default}");
  }

  private Resolved file(String name) throws Unresolved {
    try {
      Path path = directory.resolve(name);
      if (!Files.exists(path)) throw new Unresolved("E132", "there is no file \"" + name + "\"", "looked for " + path);
      if (!Files.isRegularFile(path)) {
        throw new Unresolved("E132", "\"" + name + "\" is no regular file",
            "a pipe, a device or a directory is not read");
      }
      return new Resolved(content(path, name), Origin.CONTENT, true, readableByOthers(path));
    } catch (IOException | InvalidPathException e) {
      throw new Unresolved("E132", "cannot read the file \"" + name + "\"", "it may not be read by this user");
    }
  }

  private static String content(Path path, String name) throws IOException, Unresolved {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_FILE + 1);
    }
    if (bytes.length > MAX_FILE) throw new Unresolved("E132", "the file \"" + name + "\" is longer than 64 KiB", null);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.endsWith("\n")) text = text.substring(0, text.length() - 1);
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException e) {
      throw new Unresolved("E132", "the file \"" + name + "\" is not UTF-8 text", null);
    }
  }

  private static boolean readableByOthers(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) return false;
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
  }
}
