package io.wirestash.parser.postgresql;

import io.wirestash.api.event.Help;
import java.util.List;
import java.util.Map;

/** How a connection began, as part of an event. */
record Startup(
    @Help("Version of the protocol, such as 3.0.") String protocolVersion,
    @Help("What the client asked for.") Map<String, String> parameters,
    @Help("accepted, refused, or unanswered: what became of the client's wish for TLS.") String tls,
    @Help("The same for encryption by GSSAPI.") String gss,
    @Help("Ways to log in by SASL that the server offers.") List<String> saslMechanisms,
    @Help("What the server tells of itself and the session.") Map<String, String> parameterStatus,
    @Help("The server process that serves the connection.") Integer backendPid,
    @Help("Of a request to cancel: the process whose query should end.") Integer cancelPid) {
  static final String ACCEPTED = "accepted";

  boolean isEncrypted() {
    return ACCEPTED.equals(tls) || ACCEPTED.equals(gss);
  }
}
