package io.wirestash.parser.rdp;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.EventType.Scope;
import io.wirestash.api.event.Help;
import java.util.List;

/** What was said on an RDP connection before it was encrypted. */
@EventType(value = "rdp", scope = Scope.TRANSACTION, category = {"network", "session"}, type = {"protocol", "start"})
@Help("How an RDP connection was negotiated, and what its client said of itself.")
record RdpConnection(
    @Help("Beginning of the user's name, which the client sends for load balancers (mstshash).") String cookie,
    @Help("Routing token of any other kind.") String routingToken,
    @Help("Address and port that the routing token names.") String routingTarget,
    @Help("What was negotiated.") Negotiated negotiation,
    @Help("The server's choice of RDP's own encryption.") Encryption encryption,
    @Help("The client; hidden by TLS.") ClientData client,
    @Help("What the client wants to log in with; hidden by encryption.") Logon logon,
    @Help("Network level authentication; hidden by TLS.") Ntlm ntlm,
    @Help("True if the capture lacks bytes.") Boolean incomplete) {

  /** The first two messages. */
  record Negotiated(
      @Help("What the client can do: rdp, ssl, hybrid, rdstls, hybrid_ex, rdsaad.") List<String> requested,
      @Help("What the client asks for besides.") List<String> requestFlags,
      @Help("What the server chose.") String selected,
      @Help("What the server can do besides.") List<String> responseFlags,
      @Help("Why the server refused.") String failure,
      @Help("Code of the refusal.") long failureCode) {

    static Negotiated of(ConnectionRequest request, ConnectionConfirm confirm) {
      if (request == null && confirm == null) return null;
      boolean refused = confirm != null && confirm.failure() != null;
      return new Negotiated(request == null ? null : request.requested(), request == null ? null : request.flags(),
          confirm == null ? null : confirm.selected(), confirm == null ? null : confirm.flags(),
          refused ? confirm.failure() : null, refused ? confirm.failureCode() : EventType.ABSENT);
    }
  }

  /** The Client Info message, without the password. */
  record Logon(
      @Help("User.") String user,
      @Help("Domain.") String domain,
      @Help("True if the server shall log in without asking.") boolean autologon,
      @Help("Program to start in place of the desktop.") String shell,
      @Help("Its working directory.") String directory,
      @Help("Address that the client believes to have.") String address,
      @Help("Where the client is installed.") String clientDirectory) {

    static Logon of(ClientInfo info) {
      if (info == null) return null;
      return new Logon(info.user(), info.domain(), info.autologon(), info.shell(), info.directory(), info.address(),
          info.clientDirectory());
    }
  }

  /** Who logs in by NTLM, and from where. */
  record Ntlm(
      @Help("User.") String user,
      @Help("Domain.") String domain,
      @Help("The client's computer.") String workstation) {

    static Ntlm of(NtlmMessage.Login login) {
      return login == null ? null : new Ntlm(login.user(), login.domain(), login.workstation());
    }
  }

  @Ecs("network.protocol")
  public String ecsProtocol() {
    return "rdp";
  }
}
