package io.wirestash.output.elasticsearch;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.output.Output;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/** Makes the {@code elasticsearch} output. */
@Extension
@Component(
    kind = Kind.OUTPUT,
    name = "elasticsearch",
    summary = "Events as ECS documents in Elasticsearch; sent again until they are stored, stored once.")
public final class ElasticsearchFactory implements ComponentFactory<ElasticsearchOptions, Output> {
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9.]{0,31}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public Output create(ElasticsearchOptions options, Context context) {
    if (!PREFIX.matcher(options.prefix()).matches()) {
      throw new OptionsException("prefix", "1 to 32 of a-z, 0-9 and dot, a letter first");
    }
    checkCredentials(options);
    List<URI> hosts = new ArrayList<>();
    for (String host : options.hosts()) hosts.add(host("hosts", host, options));
    if (hosts.isEmpty()) throw new OptionsException("hosts", "names no host");
    if (options.proxy() != null) uri("proxy", options.proxy());
    if (options.caFile() != null && options.fingerprint() != null) {
      throw new OptionsException("fingerprint", "says what to trust, and so does ca_file: leave one out");
    }
    if (options.fingerprint() != null && ServerTrust.normalized(options.fingerprint()).length() != 64) {
      throw new OptionsException("fingerprint", "is no SHA-256: 64 hexadecimal digits, colons allowed");
    }
    return new ElasticsearchOutput(hosts, options, context);
  }

  private static void checkCredentials(ElasticsearchOptions options) {
    int ways = (options.username() != null ? 1 : 0) + (options.apiKey() != null ? 1 : 0)
        + (options.bearerToken() != null ? 1 : 0);
    if (ways > 1) throw new OptionsException(null, "username, api_key and bearer_token exclude each other");
    if ((options.username() == null) != (options.password() == null)) {
      String missing = options.username() == null ? "username" : "password";
      throw new OptionsException(missing, "goes with the other: both or none");
    }
  }

  private static URI host(String option, String text, ElasticsearchOptions options) {
    URI host = uri(option, text);
    boolean clear = host.getScheme().equals("http");
    if (clear && (options.caFile() != null || options.fingerprint() != null)) {
      throw new OptionsException(option, "http has no certificates to check: write https");
    }
    if (clear && options.credentials() && !options.clearTextCredentials() && !LOOPBACK.contains(host.getHost())) {
      throw new OptionsException(option, "would send credentials in clear: write https, or allow it by"
          + " clear_text_credentials: true");
    }
    return host;
  }

  private static URI uri(String option, String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) return withPort(uri);
    } catch (URISyntaxException e) {
      // the message below says how it should look; the text may hold a password
    }
    throw new OptionsException(option, "wants addresses such as https://es.lan:9200, without user and password");
  }

  private static URI withPort(URI uri) throws URISyntaxException {
    if (uri.getPort() > 0) return uri;
    int port = uri.getScheme().equals("https") ? 443 : 9200;
    return new URI(uri.getScheme(), null, uri.getHost(), port, uri.getPath(), null, null);
  }
}
