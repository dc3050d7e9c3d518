package io.wirestash.acceptance;

/** The parsers of the project; the class path has others besides, made for tests. */
final class Parsers {
  /** The part of a pipeline that names all of them. */
  static final String ALL = "parsers: [dns, ftp, http, mysql, redis, ssh, tls, session, anomaly]\n";

  private Parsers() {}
}
