package io.wirestash.parser.postgresql;

import io.wirestash.api.parser.Cursor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client begins with: StartupMessage, SSLRequest, GSSENCRequest, or CancelRequest.
 *
 * <pre>
 *   | length of all, 4 | version, 2 and 2, or a code | name NUL value NUL … NUL |
 * </pre>
 *
 * @param parameters of a StartupMessage
 * @param processId of a CancelRequest
 */
record StartupPacket(int code, Map<String, String> parameters, int processId) {
  static final int CANCEL = 80877102;
  static final int SSL = 80877103;
  static final int GSS = 80877104;
  static final int SHORTEST = 8;
  static final int LONGEST = 10_000; // as the server says

  private static final int LENGTH = 4;
  private static final int MOST_PARAMETERS = 64;

  /** @throws io.wirestash.api.parser.Malformed {@code bad_startup}, {@code out_of_range} */
  static StartupPacket read(Cursor in) {
    Cursor body = in.sub(in.number(SHORTEST, LONGEST) - LENGTH);
    int code = body.i32();
    return switch (code) {
      case SSL, GSS -> new StartupPacket(code, Map.of(), 0);
      case CANCEL -> new StartupPacket(code, Map.of(), body.i32());
      default -> startup(code, body);
    };
  }

  private static StartupPacket startup(int code, Cursor body) {
    return switch (code >>> 16) {
      case 2 -> new StartupPacket(code, oldParameters(body), 0);
      case 3 -> new StartupPacket(code, parameters(body), 0);
      default -> throw body.malformed("bad_startup");
    };
  }

  private static Map<String, String> parameters(Cursor body) {
    Map<String, String> parameters = new LinkedHashMap<>();
    while (body.remaining() > 0 && parameters.size() < MOST_PARAMETERS) {
      String name = Fields.name(body);
      if (name.isEmpty()) break;
      parameters.put(name, Fields.name(body));
    }
    return parameters;
  }

  /** Version 2.0, of PostgreSQL before 7.4: fields of fixed length. */
  private static Map<String, String> oldParameters(Cursor body) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String database = Fields.name(body.sub(64));
    parameters.put("user", Fields.name(body.sub(32)));
    if (!database.isEmpty()) parameters.put("database", database);
    return parameters;
  }

  boolean isOld() {
    return code >>> 16 == 2;
  }

  String version() {
    return (code >>> 16) + "." + (code & 0xffff);
  }

  String user() {
    return parameters.get("user");
  }

  String database() {
    return parameters.get("database");
  }
}
