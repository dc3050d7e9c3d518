package io.wirestash.parser.mongodb;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.ArrayList;
import java.util.List;

/** What a server says of itself in a handshake. */
record Topology(
    @Help("standalone, mongos, primary, secondary, arbiter or other.") String role,
    @Help("Name of the replica set.") String replicaSet,
    @Help("The server's own address.") String me,
    @Help("Oldest version of the wire protocol.") int minWireVersion,
    @Help("Newest version of the wire protocol.") int maxWireVersion,
    @Help("Compressors that both sides know.") List<String> compressors,
    @Help("Mechanisms that the user asked about can log in with.") List<String> saslSupportedMechs) {
  private static final int MOST = 16;

  static Topology of(Bson hello) {
    return new Topology(
        role(hello),
        hello.text("setName"),
        hello.text("me"),
        number(hello, "minWireVersion"),
        number(hello, "maxWireVersion"),
        texts(hello.document("compression")),
        texts(hello.document("saslSupportedMechs")));
  }

  private static String role(Bson hello) {
    if ("isdbgrid".equals(hello.text("msg"))) return "mongos";
    boolean primary = hello.isTrue("isWritablePrimary") || hello.isTrue("ismaster");
    if (!hello.has("setName")) return primary ? "standalone" : "other";
    if (primary) return "primary";
    return hello.isTrue("secondary") ? "secondary" : hello.isTrue("arbiterOnly") ? "arbiter" : "other";
  }

  private static int number(Bson hello, String name) {
    Long number = hello.number(name);
    return number == null ? EventType.ABSENT : number.intValue();
  }

  private static List<String> texts(Bson array) {
    List<String> texts = new ArrayList<>();
    while (array != null && texts.size() < MOST && array.next()) if (array.text() != null) texts.add(array.text());
    return texts;
  }
}
