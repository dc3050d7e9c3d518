package io.wirestash.parser.ssh;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.EventType.Scope;
import io.wirestash.api.event.Help;
import io.wirestash.parser.ssh.KexInit.Algorithms;
import java.util.List;
import java.util.stream.Stream;

/** What was said on an SSH connection before it was encrypted, and what was guessed of the login after that. */
@EventType(value = "ssh", scope = Scope.TRANSACTION, category = {"network", "session"}, type = {"protocol", "start"})
@Help("The handshake of an SSH connection, and the likely result of its login.")
record SshConnection(
    @Help("Version that both can speak: 2.0, or 1.x.") String version,
    @Help("The client.") Peer client,
    @Help("The server.") Peer server,
    @Help("What their offers come to.") Negotiated negotiated,
    @Help("The server's key.") HostKey hostKey,
    @Help("True if both insist that no packet of the key exchange is dropped or added.") Boolean strictKex,
    @Help("True if packets after the key exchange can be dropped unnoticed (Terrapin, CVE-2023-48795).")
        Boolean terrapinAffected,
    @Help("Why a side broke off before encryption began.") Disconnect disconnect,
    @Help("The login as its lengths tell it.") LoginGuess auth,
    @Help("True if the capture lacks bytes of the handshake.") Boolean incomplete) {

  private static final String STRICT_CLIENT = "kex-strict-c-v00@openssh.com";
  private static final String STRICT_SERVER = "kex-strict-s-v00@openssh.com";

  /** One side. */
  record Peer(
      @Help("The line in which it introduces itself.") String banner,
      @Help("Protocol version in it; 1.99 means 1 and 2.") String protocol,
      @Help("Software, as it says.") String software,
      @Help("What the banner says after the software.") String comments,
      @Help("Lines before the banner, the first of them.") List<String> preface,
      @Help("HASSH of a client, HASSHServer of a server.") String hassh,
      @Help("What it offers, best first.") Algorithms algorithms) {}

  /** The message of a side that breaks off: RFC 4253 section 11.1. */
  record Disconnect(
      @Help("client or server.") String by,
      @Help("Reason code.") long code,
      @Help("Reason in words.") String text) {}

  static SshConnection of(SshSide client, SshSide server, LoginGuess guess, boolean incomplete) {
    Negotiated negotiated = null;
    Boolean strict = null;
    if (client.kexInit() != null && server.kexInit() != null) {
      Algorithms wanted = client.kexInit().algorithms();
      Algorithms offered = server.kexInit().algorithms();
      negotiated = Negotiated.of(wanted, offered);
      strict = wanted.kex().contains(STRICT_CLIENT) && offered.kex().contains(STRICT_SERVER);
    }
    return new SshConnection(
        version(client, server), client.peer(), server.peer(), negotiated, server.hostKey(), strict,
        negotiated == null ? null : !strict && negotiated.isOpenToTruncation(),
        client.disconnect() != null ? client.disconnect() : server.disconnect(), guess, incomplete ? true : null);
  }

  private static String version(SshSide client, SshSide server) {
    for (SshSide side : new SshSide[] {client, server}) if (side.isVersion1()) return side.banner().protocol();
    return "2.0";
  }

  @Ecs("network.protocol")
  public String ecsProtocol() {
    return "ssh";
  }

  @Ecs("related.hash")
  public List<String> ecsHashes() {
    return Stream.of(client, server).filter(peer -> peer != null && peer.hassh() != null).map(Peer::hassh).toList();
  }
}
