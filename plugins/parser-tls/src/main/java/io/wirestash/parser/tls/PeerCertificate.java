package io.wirestash.parser.tls;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** The first certificate of a chain: that of the peer itself (RFC 5280). Nothing is verified. */
record PeerCertificate(
    @Help("Whom it names, RFC 2253.") @Ecs("subject.distinguished_name") String subject,
    @Help("Who says so, RFC 2253.") @Ecs("issuer.distinguished_name") String issuer,
    @Help("Serial number, hexadecimal.") @Ecs("serial_number") String serial,
    @Help("Further names: hosts, addresses, mail, URIs.") @Ecs("alternative_names") List<String> alternativeNames,
    @Help("Valid from.") String notBefore,
    @Help("Valid until.") String notAfter,
    @Help("SHA-256 of the certificate.") @Ecs("") String sha256) {
  /** Bytes of one certificate; a chain may have the handshake's 64 KiB. */
  private static final int MAX_BYTES = 32 << 10;

  private static final int MAX_NAMES = 100;

  /** Reads the chain's first certificate: RFC 5246 section 7.4.2; null if there is none, as clients may say. */
  static PeerCertificate first(Cursor in) {
    Cursor chain = in.sub(in.u24());
    if (chain.remaining() == 0) return null;
    Slice first = chain.bytes(chain.u24());
    if (first.length() > MAX_BYTES) throw in.malformed("bad_certificate");
    PeerCertificate certificate = of(first.copy());
    if (certificate == null) throw in.malformed("bad_certificate");
    return certificate;
  }

  /** The JDK's own parser does not promise which exceptions it throws at bytes of any kind. */
  private static PeerCertificate of(byte[] der) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)), der);
    } catch (CertificateException | RuntimeException e) {
      return null;
    }
  }

  private static PeerCertificate of(X509Certificate certificate, byte[] der) throws CertificateException {
    return new PeerCertificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        names(certificate.getSubjectAlternativeNames()),
        certificate.getNotBefore().toInstant().toString(),
        certificate.getNotAfter().toInstant().toString(),
        HexFormat.of().formatHex(Fingerprint.digest("SHA-256", der)));
  }

  /** Those that are text; each comes with a number for its kind before it. */
  private static List<String> names(Collection<List<?>> all) {
    if (all == null) return List.of();
    List<String> names = new ArrayList<>();
    for (List<?> name : all) {
      if (names.size() < MAX_NAMES && name.get(1) instanceof String text) names.add(text);
    }
    return names;
  }
}
