package io.wirestash.output.elasticsearch;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Options of {@code elasticsearch}. */
public record ElasticsearchOptions(
    @Option(
            value = "Nodes of one cluster. They take turns; one that fails is left alone for a while.",
            fallback = "[http://127.0.0.1:9200]",
            example = "[https://es1.lan:9200, https://es2.lan:9200]")
        List<String> hosts,
    @Option(value = "What the names of all indices begin with: PREFIX-TYPE-yyyy.MM.dd.", fallback = "wirestash")
        String prefix,
    @Option(
            value = "Where documents go: an index for each type and day of packet time, or a data stream for each type."
                + " A data stream that has rolled over takes the same event a second time.",
            fallback = "index")
        Target target,
    @Option(value = "Install and update the index templates that the events need.", fallback = "true")
        boolean templates,
    @Option(value = "User name for basic authentication.") String username,
    @Option(value = "Password for basic authentication.", secret = true, example = "${file:/etc/wirestash/password}")
        String password,
    @Option(value = "API key, in its encoded form.", secret = true, example = "${env:ES_API_KEY}") String apiKey,
    @Option(value = "Bearer token.", secret = true) String bearerToken,
    @Option(value = "Send credentials without TLS to hosts other than this one.", fallback = "false")
        boolean clearTextCredentials,
    @Option(value = "Certificates (PEM) to trust instead of those that Java trusts.", example = "http_ca.crt")
        Path caFile,
    @Option(value = "SHA-256 of the only certificate to trust, in hexadecimal: the server's own or its authority's.")
        String fingerprint,
    @Option(value = "HTTP proxy.", example = "http://proxy.lan:3128") String proxy,
    @Option(value = "Compress requests.", fallback = "true") boolean compress,
    @Option(value = "A request has at most so many bytes before compression.", fallback = "5MiB", min = 65_536,
            max = 67_108_864)
        ByteSize bulkSize,
    @Option(value = "A request has at most so many events.", fallback = "2000", min = 1, max = 100_000) int bulkEvents,
    @Option(value = "An event waits at most so long for others to share its request.", fallback = "1s", min = 10,
            max = 60_000)
        Duration linger,
    @Option(value = "Requests on their way at a time; fewer while the server is overloaded.", fallback = "2", min = 1,
            max = 16)
        int inFlight,
    @Option(value = "A request without an answer for so long has failed.", fallback = "60s", min = 100, max = 3_600_000)
        Duration requestTimeout,
    @Option(value = "Pause after the first failure; it doubles with each further one.", fallback = "500ms", min = 10,
            max = 60_000)
        Duration retryInitial,
    @Option(value = "Longest pause between attempts.", fallback = "30s", min = 10, max = 3_600_000) Duration retryMax,
    @Option(value = "Make events dead letters after so long; without it they are tried for ever.", min = 1000)
        Duration giveUpAfter,
    @Option(value = "When an index is closed, missing or write-protected: wait for the operator, or make dead letters.",
            fallback = "wait")
        OnBlocked onBlocked,
    @Option(value = "Folder for events that the server refuses.", fallback = "dead-letters") Path deadLetters,
    @Option(value = "Dead letters take at most so much room; the oldest are dropped.", fallback = "256MiB",
            min = 1_048_576)
        ByteSize deadLettersSize) {

  /** Where documents go. */
  public enum Target {
    INDEX,
    DATA_STREAM
  }

  /** What becomes of events whose index cannot be written to. */
  public enum OnBlocked {
    WAIT,
    DEAD_LETTER
  }

  boolean credentials() {
    return username != null || apiKey != null || bearerToken != null;
  }
}
