package io.wirestash.acceptance;

/** The parsers of the project; the class path has others besides, made for tests. */
final class Parsers {
  /** The part of a pipeline that names all of them. */
  static final String ALL =
      "parsers: [dns, ftp, http, mongodb, mysql, postgresql, rdp, redis, smtp, ssh, tls, session, anomaly]\n";

  private Parsers() {}
}
