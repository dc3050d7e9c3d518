package io.wirestash.parser.dns;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonValue;

/** One EDNS option. */
record EdnsOption(
    @Help("Option code.") int code,
    @Help("The option's name in IANA's registry, or OPT123.") String name,
    @Help("Its value as text; of unknown options, or if it breaks its format, hexadecimal digits.") String value,
    @Help("Client subnet: the address, cut to the prefix.") JsonValue address,
    @Help("Client subnet: bits of the address that the query gives.") int sourcePrefix,
    @Help("Client subnet: bits of the address that the answer is for.") int scopePrefix,
    @Help("Cookie: the client's part.") String clientCookie,
    @Help("Cookie: the server's part.") String serverCookie,
    @Help("Extended error: its code.") int infoCode,
    @Help("Extended error: what the code means.") String info,
    @Help("Extended error: the text that the server added. NSID: the identifier, if it is text.") String text,
    @Help("Padding: its length in bytes.") int length) {

  private static final int ABSENT = EventType.ABSENT;

  static EdnsOption of(int code, String name, String value) {
    return withText(code, name, value, null);
  }

  static EdnsOption withText(int code, String name, String value, String text) {
    return new EdnsOption(code, name, value, null, ABSENT, ABSENT, null, null, ABSENT, null, text, ABSENT);
  }

  static EdnsOption subnet(int code, String name, JsonValue address, int source, int scope) {
    String value = address + "/" + source + "/" + scope;
    return new EdnsOption(code, name, value, address, source, scope, null, null, ABSENT, null, null, ABSENT);
  }

  static EdnsOption cookie(int code, String name, String client, String server) {
    String value = server == null ? client : client + server;
    return new EdnsOption(code, name, value, null, ABSENT, ABSENT, client, server, ABSENT, null, null, ABSENT);
  }

  static EdnsOption error(int code, String name, int infoCode, String info, String text) {
    return new EdnsOption(code, name, null, null, ABSENT, ABSENT, null, null, infoCode, info, text, ABSENT);
  }

  static EdnsOption padding(int code, String name, int length) {
    return new EdnsOption(code, name, null, null, ABSENT, ABSENT, null, null, ABSENT, null, null, length);
  }
}
