package io.wirestash.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.wirestash.api.ByteSize;
import io.wirestash.api.output.Output;
import io.wirestash.api.output.Unreachable;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.OnBlocked;
import io.wirestash.output.elasticsearch.ElasticsearchOptions.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server must show before it is told any secret. */
class TlsTest {
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private final AtomicInteger requests = new AtomicInteger();
  @TempDir Path folder;
  private HttpsServer server;
  private Certificate certificate;

  /** Starts a server with a certificate that it signed itself. */
  private void serve(String name, String startDate, int days) throws Exception {
    Path store = folder.resolve("store");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair",
        "-alias", "es", "-keyalg", "EC", "-dname", "CN=test", "-ext", "SAN=" + name, "-startdate", startDate,
        "-validity", "" + days, "-keystore", store.toString(), "-storepass", new String(STORE_PASSWORD)).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD);
    }
    certificate = keys.getCertificate("es");
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> {
      requests.incrementAndGet();
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    if (server != null) server.stop(0);
  }

  private void open(Path caFile, String fingerprint) throws IOException {
    ElasticsearchOptions options = new ElasticsearchOptions(
        List.of("https://127.0.0.1:" + server.getAddress().getPort()), "w", Target.INDEX, false, "u", "geheim", null, null,
        false, caFile, fingerprint, null, true, new ByteSize(1 << 20), 100, Duration.ofSeconds(1), 1, Duration.ofSeconds(20),
        Duration.ofMillis(20), Duration.ofMillis(500), null, OnBlocked.WAIT, folder.resolve("letters"),
        new ByteSize(1 << 20));
    try (Output output = new ElasticsearchFactory().create(options, new Surroundings())) {
      output.open();
    }
  }

  private String fingerprint() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
  }

  private Path pem() throws Exception {
    return Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n");
  }

  private void assertRefused(Path caFile, String fingerprint, String... words) {
    assertThatThrownBy(() -> open(caFile, fingerprint)).isInstanceOf(Unreachable.class).hasMessageContainingAll(words)
        .hasMessageNotContaining("geheim");
    assertThat(requests).hasValue(0);
  }

  @Test
  void trustsTheCertificateOfAFileOrAFingerprint() throws Exception {
    serve("ip:127.0.0.1", "-1d", 30);
    open(pem(), null);
    open(null, fingerprint());

    assertThat(requests).hasValue(2);
  }

  @Test
  void refusesAnUnknownServerAndSaysWhatToWriteIfItIsTheRightOne() throws Exception {
    serve("ip:127.0.0.1", "-1d", 30);

    assertRefused(null, null, "not trusted", "fingerprint: " + fingerprint());
  }

  @Test
  void refusesAnotherFingerprint() throws Exception {
    serve("ip:127.0.0.1", "-1d", 30);

    assertRefused(null, "00".repeat(32), "not trusted");
  }

  @Test
  void refusesTheCertificateOfAnotherHost() throws Exception {
    serve("dns:other.example", "-1d", 30);

    assertRefused(pem(), null, "127.0.0.1");
    assertRefused(null, fingerprint(), "127.0.0.1");
  }

  @Test
  void refusesAnExpiredCertificateEvenIfItIsTheOneAskedFor() throws Exception {
    serve("ip:127.0.0.1", "-10d", 2);

    assertRefused(null, fingerprint(), "127.0.0.1");
  }
}
