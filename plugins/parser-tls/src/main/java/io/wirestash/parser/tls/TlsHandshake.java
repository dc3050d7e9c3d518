package io.wirestash.parser.tls;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What the handshake of one connection has shown. */
@EventType(
    value = "tls",
    scope = EventType.Scope.TRANSACTION,
    category = "network",
    type = {"connection", "protocol"},
    action = "tls_handshake")
@Help("The handshake of a TLS or SSL connection.")
record TlsHandshake(
    @Help("Agreed version, such as TLSv1.3.") @Ecs("") String version,
    @Help("Agreed cipher suite, IANA's name.") @Ecs("tls.cipher") String cipher,
    @Help("Group of the key exchange.") @Ecs("tls.curve") String curve,
    @Help("Host name that the client asked for.") @Ecs("tls.client.server_name") String sni,
    @Help("Agreed application protocol; in TLS 1.3 it is encrypted.") @Ecs("tls.next_protocol") String alpn,
    @Help("Application protocols that the client offered.") @Ecs("tls.client.alpn") List<String> clientAlpn,
    @Help("Versions that the client offered.") @Ecs("tls.client.supported_versions") List<String> clientVersions,
    @Help("Fingerprint of the client, MD5.") @Ecs("tls.client.ja3") String ja3,
    @Help("Fingerprint of the client.") @Ecs("tls.client.ja4") String ja4,
    @Help("Fingerprint of the server, MD5.") @Ecs("tls.server.ja3s") String ja3s,
    @Help("True if the session goes on from an earlier connection.") @Ecs("tls.resumed") Boolean resumed,
    @Help("True if both sides went over to encryption.") @Ecs("tls.established") Boolean established,
    @Help("True if the server asked for another client hello.") @Ecs("tls.hello_retry") Boolean helloRetry,
    @Help("True if the client's hello had the form of SSL 2.") @Ecs("tls.client.ssl2_hello") Boolean ssl2Hello,
    @Help("The server's certificate, up to TLS 1.2.") @Ecs("tls.server.x509") PeerCertificate certificate,
    @Help("The client's certificate, up to TLS 1.2.") @Ecs("tls.client.x509") PeerCertificate clientCertificate,
    @Help("What one side complained of.") @Ecs("tls.alert") Alert alert) {

  // ---- what only ECS has

  @Ecs("tls.version")
  String ecsVersion() {
    return version == null || !version.contains("v") ? version : version.substring(version.indexOf('v') + 1);
  }

  @Ecs("tls.version_protocol")
  String ecsVersionProtocol() {
    return version == null || !version.contains("v") ? null : version.substring(0, 3).toLowerCase(Locale.ROOT);
  }

  @Ecs("tls.server.subject")
  String ecsSubject() {
    return certificate == null ? null : certificate.subject();
  }

  @Ecs("tls.server.issuer")
  String ecsIssuer() {
    return certificate == null ? null : certificate.issuer();
  }

  @Ecs("tls.server.not_before")
  String ecsNotBefore() {
    return certificate == null ? null : certificate.notBefore();
  }

  @Ecs("tls.server.not_after")
  String ecsNotAfter() {
    return certificate == null ? null : certificate.notAfter();
  }

  @Ecs("tls.server.hash.sha256")
  String ecsServerHash() {
    return certificate == null ? null : certificate.sha256().toUpperCase(Locale.ROOT);
  }

  @Ecs("tls.client.hash.sha256")
  String ecsClientHash() {
    return clientCertificate == null ? null : clientCertificate.sha256().toUpperCase(Locale.ROOT);
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    if (established != null) return "success";
    return alert != null && alert.fatal() ? "failure" : "unknown";
  }

  @Ecs("network.protocol")
  String ecsProtocol() {
    return "tls";
  }

  @Ecs("related.hosts")
  List<String> ecsRelatedHosts() {
    return sni == null ? List.of() : List.of(sni);
  }

  @Ecs("related.hash")
  List<String> ecsRelatedHash() {
    return Stream.of(ja3, ja3s, certificate == null ? null : certificate.sha256()).filter(Objects::nonNull).toList();
  }
}
