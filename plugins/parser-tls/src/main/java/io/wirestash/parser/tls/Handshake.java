package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import java.util.Arrays;
import java.util.List;

/**
 * What the handshake has shown so far. From TLS 1.3 on all after the server's hello is encrypted; before, it is in the
 * clear until each side's ChangeCipherSpec. Each message comes to its method with exactly its body.
 */
final class Handshake {
  private static final int NAMED_CURVE = 3;

  private ClientHello clientHello;
  private ServerHello serverHello;
  private boolean retried;
  private int group = -1;
  private PeerCertificate certificate;
  private PeerCertificate clientCertificate;
  private boolean helloDone;
  private boolean resumed;
  private Alert alert;

  // by direction
  private final boolean[] changedCipher = new boolean[2];
  private final boolean[] sentData = new boolean[2];
  private final boolean[] lost = new boolean[2];

  // ---- what comes

  /** Of two hellos, the first is the client's own choice; the other answers a retry request. */
  void clientHello(ClientHello hello) {
    if (clientHello == null) clientHello = hello;
  }

  void serverHello(ServerHello hello) {
    if (hello.retry()) {
      retried = true;
      return;
    }
    serverHello = hello;
    if (hello.group() >= 0) group = hello.group();
    if (isTls13()) resumed = hello.has(ExtensionType.PRE_SHARED_KEY);
  }

  void certificate(Direction from, Cursor in) {
    PeerCertificate first = PeerCertificate.first(in);
    if (from == Direction.SERVER) certificate = first;
    else clientCertificate = first;
  }

  /** RFC 8422 section 5.4: the curve comes first, if the cipher suite is one with curves. */
  void serverKeyExchange(Cursor in) {
    boolean curves = serverHello != null && cipher().contains("_ECDHE_");
    if (curves && in.u8() == NAMED_CURVE) group = in.u16();
  }

  void serverHelloDone() {
    helloDone = true;
  }

  /** Up to TLS 1.2 what follows is encrypted; later it means nothing, and can even stand between two hellos. */
  void changeCipherSpec(Direction from) {
    if (from == Direction.SERVER && serverHello == null) return;
    changedCipher[from.ordinal()] = true;
    if (from == Direction.SERVER && !isTls13() && !helloDone) resumed = true;
  }

  void applicationData(Direction from) {
    sentData[from.ordinal()] = true;
  }

  void alert(Alert complaint) {
    if (alert == null || complaint.fatal()) alert = complaint;
  }

  void lost(Direction from) {
    lost[from.ordinal()] = true;
  }

  // ---- what is known

  boolean isEncrypted(Direction from) {
    return changedCipher[from.ordinal()] || sentData[from.ordinal()];
  }

  /** True if either side's hello was read. */
  boolean hasBegun() {
    return clientHello != null || serverHello != null;
  }

  /** True if nothing more will be seen. */
  boolean isOver() {
    return isEstablished() || alert != null && alert.fatal() || isOneSided(Direction.CLIENT)
        || isOneSided(Direction.SERVER) || !isTls13() && serverHello != null && (sentData[0] || sentData[1]);
  }

  private boolean isEstablished() {
    boolean[] encrypted = isTls13() ? sentData : changedCipher;
    return serverHello != null && encrypted[0] && encrypted[1];
  }

  /** True if one side sends data and the other was not captured. Early data comes before the server's hello. */
  private boolean isOneSided(Direction from) {
    if (!sentData[from.ordinal()]) return false;
    if (lost[from.other().ordinal()]) return true;
    if (from == Direction.SERVER) return clientHello == null;
    return serverHello == null && (clientHello == null || !clientHello.offers(ExtensionType.EARLY_DATA));
  }

  private boolean isTls13() {
    return serverHello != null && serverHello.version() >= Version.TLS13; // drafts are 7fxx
  }

  private String cipher() {
    return CodeNames.CIPHERS.of(serverHello.cipher());
  }

  TlsHandshake event() {
    boolean answered = serverHello != null;
    ClientHello hello = clientHello;
    return new TlsHandshake(
        answered ? Version.name(serverHello.version()) : null,
        answered ? cipher() : null,
        group < 0 ? null : CodeNames.GROUPS.of(group),
        hello == null ? null : hello.serverName(),
        answered ? serverHello.alpn() : null,
        hello == null ? List.of() : hello.alpn(),
        hello == null ? List.of() : versions(hello),
        hello == null || hello.ssl2() ? null : Fingerprint.ja3(hello),
        hello == null || hello.ssl2() ? null : Fingerprint.ja4(hello),
        answered ? Fingerprint.ja3s(serverHello) : null,
        answered ? (Boolean) resumed : null,
        orAbsent(isEstablished()),
        orAbsent(retried),
        orAbsent(hello != null && hello.ssl2()),
        certificate,
        clientCertificate,
        alert);
  }

  private static List<String> versions(ClientHello hello) {
    return Arrays.stream(hello.versions())
        .filter(version -> !Numbers.isGrease(version))
        .mapToObj(Version::name)
        .toList();
  }

  private static Boolean orAbsent(boolean fact) {
    return fact ? Boolean.TRUE : null;
  }
}
