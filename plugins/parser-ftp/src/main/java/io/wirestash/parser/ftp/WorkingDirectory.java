package io.wirestash.parser.ftp;

/** The folder that relative paths start from, as far as commands and replies tell. Longer paths than 4096 are not kept. */
final class WorkingDirectory {
  private static final int LONGEST = 4096;

  private String path; // null: not known

  /** The path of a file: absolute if that can be told. */
  String resolve(String file) {
    if (path == null || file.startsWith("/")) return file;
    return path.endsWith("/") ? path + file : path + '/' + file;
  }

  /** CWD was accepted. */
  void change(String to) {
    if (to == null) return;
    if (to.equals("..")) up();
    else set(to.startsWith("/") || path != null ? resolve(to) : null);
  }

  /** CDUP was accepted. */
  void up() {
    if (path == null || path.equals("/")) return;
    int slash = path.lastIndexOf('/');
    path = slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** The reply to PWD: the path between quotation marks, those within it doubled (RFC 959 appendix II). */
  void told(String reply) {
    int end = reply.lastIndexOf('"');
    int start = reply.indexOf('"');
    if (start < end) set(reply.substring(start + 1, end).replace("\"\"", "\""));
  }

  void forget() {
    path = null;
  }

  private void set(String to) {
    path = to == null || to.length() > LONGEST ? null : to;
  }
}
