package io.wirestash.output.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.HttpAsyncResponseConsumerFactory;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** The nodes of the cluster as requests see them: in turns, those that failed left alone for a while. Any thread. */
final class Cluster implements AutoCloseable {
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  /** Answers to the largest requests are smaller; what is longer counts as a failure. */
  private static final int MAX_REPLY = 8 << 20;

  private static final RequestOptions BOUNDED = RequestOptions.DEFAULT.toBuilder()
      .setHttpAsyncResponseConsumerFactory(
          new HttpAsyncResponseConsumerFactory.BasicAsyncResponseConsumerFactory(MAX_REPLY))
      .build();

  private final List<URI> hosts;
  private final ElasticsearchOptions options;
  private final ServerTrust trust;
  private final Rest5Client client;

  /** @param status of HTTP */
  record Answer(int status, byte[] body) {
    String text() {
      return new String(body, 0, Math.min(body.length, 500), StandardCharsets.UTF_8);
    }
  }

  Cluster(List<URI> hosts, ElasticsearchOptions options) throws IOException {
    this.hosts = hosts;
    this.options = options;
    trust = ServerTrust.of(options.caFile(), options.fingerprint());
    client = client();
  }

  private Rest5Client client() {
    Rest5ClientBuilder builder = Rest5Client.builder(hosts.stream().map(Cluster::host).toArray(HttpHost[]::new));
    Timeout timeout = Timeout.ofMilliseconds(options.requestTimeout().toMillis());
    builder.setSSLContext(trust.context())
        .setDefaultHeaders(headers())
        .setMetaHeaderEnabled(false)
        .setRequestConfigCallback(request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout))
        .setConnectionConfigCallback(
            connection -> connection.setConnectTimeout(Timeout.ofSeconds(10)).setSocketTimeout(timeout))
        .setConnectionManagerCallback(
            pool -> pool.setMaxConnPerRoute(options.inFlight()).setMaxConnTotal(options.inFlight() * hosts.size()))
        // Both would repeat requests without our knowledge, a redirect even at another server's word.
        .setHttpClientConfigCallback(http -> http.disableAutomaticRetries().disableRedirectHandling()
            .setUserAgent("wirestash"));
    if (options.proxy() != null) builder.setProxy(host(URI.create(options.proxy())));
    String path = hosts.get(0).getPath();
    if (path != null && path.length() > 1) builder.setPathPrefix(path);
    return builder.build();
  }

  private static HttpHost host(URI uri) {
    return new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
  }

  private Header[] headers() {
    List<Header> headers = new ArrayList<>();
    if (options.username() != null) {
      byte[] pair = (options.username() + ':' + options.password()).getBytes(StandardCharsets.UTF_8);
      headers.add(new BasicHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair), true));
    }
    if (options.apiKey() != null) headers.add(new BasicHeader("Authorization", "ApiKey " + options.apiKey(), true));
    if (options.bearerToken() != null) {
      headers.add(new BasicHeader("Authorization", "Bearer " + options.bearerToken(), true));
    }
    return headers.toArray(Header[]::new);
  }

  /** Sends events. */
  Answer bulk(Bulk bulk) throws IOException {
    Request request = new Request("POST", "/_bulk");
    request.addParameter("filter_path", BulkReply.FILTER);
    request.setEntity(options.compress() ? compressed(bulk) : plain(bulk));
    return perform(request);
  }

  private static HttpEntity plain(Bulk bulk) {
    return new ByteArrayEntity(bulk.body(), 0, bulk.length(), NDJSON);
  }

  private static HttpEntity compressed(Bulk bulk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(bulk.length() / 8 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 16) {
      {
        def.setLevel(Deflater.BEST_SPEED); // JSON with its repeated names shrinks to a tenth nevertheless
      }
    }) {
      gzip.write(bulk.body(), 0, bulk.length());
    }
    return new ByteArrayEntity(bytes.toByteArray(), NDJSON, "gzip");
  }

  /** Asks for something, or with a body sets it. */
  Answer ask(String method, String path, String json) throws IOException {
    Request request = new Request(method, path);
    if (json != null) {
      request.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }
    return perform(request);
  }

  private Answer perform(Request request) throws IOException {
    request.setOptions(BOUNDED);
    try {
      return answer(client.performRequest(request));
    } catch (ResponseException e) {
      return answer(e.getResponse());
    }
  }

  private static Answer answer(Response response) throws IOException {
    HttpEntity entity = response.getEntity();
    return new Answer(response.getStatusCode(), entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
  }

  /** What went wrong, in words for an operator. */
  String explain(IOException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
    String where = hosts.size() == 1 ? hosts.get(0).toString() : "all of " + hosts;
    String shown = trust.refused();
    if (e instanceof SSLException && shown != null) {
      return where + " shows a certificate that is not trusted (" + cause.getMessage() + ");"
          + " if it is the right one, say fingerprint: " + shown;
    }
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return where + ": " + why;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
