package io.wirestash.output.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Which servers are trusted: those of Java's own list, of a file of certificates, or the one with a given fingerprint.
 * Remembers what an untrusted server showed, so that the user can be told. Any thread.
 */
final class ServerTrust implements X509TrustManager {
  private final String fingerprint;
  private final X509TrustManager anchors;
  private volatile String refused;

  private ServerTrust(String fingerprint, X509TrustManager anchors) {
    this.fingerprint = fingerprint;
    this.anchors = anchors;
  }

  /**
   * @param caFile certificates (PEM or DER), or null
   * @param fingerprint SHA-256 of a certificate, or null
   */
  static ServerTrust of(Path caFile, String fingerprint) throws IOException {
    try {
      if (fingerprint != null) return new ServerTrust(normalized(fingerprint), null);
      return new ServerTrust(null, anchors(caFile == null ? null : certificates(caFile)));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the certificates of " + caFile + ": " + e.getMessage(), e);
    }
  }

  /** Without colons and spaces, in lower case. */
  static String normalized(String fingerprint) {
    return fingerprint.replaceAll("[: ]", "").toLowerCase(Locale.ROOT);
  }

  private static Collection<? extends Certificate> certificates(Path file) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) throw new IOException("no certificate in " + file);
      return found;
    }
  }

  private static X509TrustManager anchors(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = null; // Java's own
    if (certificates != null) {
      store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) store.setCertificateEntry("ca" + number++, certificate);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** What the server that was last refused showed, as a fingerprint; null if none was. */
  String refused() {
    return refused;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    try {
      (fingerprint == null ? anchors : pinned(chain)).checkServerTrusted(chain, authType);
      chain[0].checkValidity(); // of an anchor itself nobody asks for it
    } catch (CertificateException e) {
      refused = sha256(chain[chain.length - 1]);
      throw e;
    }
  }

  /** Trusts the certificate of the right fingerprint as an authority: the others must follow from it. */
  private X509TrustManager pinned(X509Certificate[] chain) throws CertificateException {
    List<X509Certificate> found = new ArrayList<>();
    for (X509Certificate certificate : chain) if (sha256(certificate).equals(fingerprint)) found.add(certificate);
    if (found.isEmpty()) throw new CertificateException("no certificate of the server has the fingerprint asked for");
    try {
      return anchors(found);
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
  }

  private static String sha256(X509Certificate certificate) throws CertificateException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return anchors == null ? new X509Certificate[0] : anchors.getAcceptedIssuers();
  }
}
