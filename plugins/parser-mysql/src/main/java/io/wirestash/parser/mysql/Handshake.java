package io.wirestash.parser.mysql;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;
import java.util.Map;

/** What both sides told of themselves before a login, as part of an event. */
record Handshake(
    @Help("Version of the greeting: 10, or 9 of the oldest servers.") int protocolVersion,
    @Help("The server's version, as it says.") String serverVersion,
    @Help("The server's number for the connection.") Long connectionId,
    @Help("The client's character set: number of a collation.") int characterSet,
    @Help("What the server can do.") List<String> serverCapabilities,
    @Help("What the client asks for.") List<String> clientCapabilities,
    @Help("The way to log in that the server offers first.") String serverPlugin,
    @Help("The way to log in that the client begins with.") String clientPlugin,
    @Help("Other ways to log in that the server asked for, in this order.") List<String> switches,
    @Help("Of caching_sha2_password: fast if the server knew the password, full if it had to be sent.") String sha2,
    @Help("What the client tells of itself.") Map<String, String> attributes,
    @Help("True if the client asked for TLS.") Boolean tlsRequested,
    @Help("True if the packets after the login are compressed; they are not read.") Boolean compressed) {

  /** @param greeting null if it was not seen, or is an old story */
  static Handshake of(Greeting greeting, LoginRequest request, List<String> switches, String sha2) {
    boolean seen = greeting != null;
    boolean compressed = seen && request.compressed(greeting.capabilities());
    return new Handshake(
        seen ? greeting.protocol() : EventType.ABSENT,
        seen ? greeting.version() : null,
        seen ? greeting.connectionId() : null,
        request.characterSet() < 0 ? EventType.ABSENT : request.characterSet(),
        seen ? Capability.names(greeting.capabilities()) : List.of(),
        Capability.names(request.capabilities()),
        seen ? greeting.plugin() : null,
        request.plugin(),
        switches,
        sha2,
        request.attributes(),
        request.tls() ? true : null,
        compressed ? true : null);
  }
}
