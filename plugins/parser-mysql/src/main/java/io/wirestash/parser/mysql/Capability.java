package io.wirestash.parser.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What client and server can do, in the order of their bits; the names are those of MySQL, in lower case. */
enum Capability {
  LONG_PASSWORD,
  FOUND_ROWS,
  LONG_FLAG,
  CONNECT_WITH_DB,
  NO_SCHEMA,
  COMPRESS,
  ODBC,
  LOCAL_FILES,
  IGNORE_SPACE,
  PROTOCOL_41,
  INTERACTIVE,
  SSL,
  IGNORE_SIGPIPE,
  TRANSACTIONS,
  RESERVED,
  SECURE_CONNECTION,
  MULTI_STATEMENTS,
  MULTI_RESULTS,
  PS_MULTI_RESULTS,
  PLUGIN_AUTH,
  CONNECT_ATTRS,
  PLUGIN_AUTH_LENENC_CLIENT_DATA,
  CAN_HANDLE_EXPIRED_PASSWORDS,
  SESSION_TRACK,
  DEPRECATE_EOF,
  OPTIONAL_RESULTSET_METADATA,
  ZSTD_COMPRESSION_ALGORITHM,
  QUERY_ATTRIBUTES,
  MULTI_FACTOR_AUTHENTICATION,
  CAPABILITY_EXTENSION,
  SSL_VERIFY_SERVER_CERT,
  REMEMBER_OPTIONS;

  private static final List<Capability> ALL = List.of(values());

  private final String text = name().toLowerCase(Locale.ROOT);

  boolean in(long bits) {
    return (bits >>> ordinal() & 1) == 1;
  }

  /** The names of all that are set. */
  static List<String> names(long bits) {
    List<String> names = new ArrayList<>();
    for (Capability each : ALL) if (each.in(bits)) names.add(each.text);
    return names;
  }
}
