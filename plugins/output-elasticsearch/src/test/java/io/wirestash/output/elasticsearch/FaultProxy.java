package io.wirestash.output.elasticsearch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/** Stands between the output and a server, and spoils bulk requests as a test says. */
final class FaultProxy implements AutoCloseable {
  /** What becomes of a bulk request. */
  enum Fault {
    NONE,
    /** The server never sees it, and the connection breaks. */
    CUT_BEFORE,
    /** The server does it, and the connection breaks before the answer. */
    CUT_AFTER,
    /** The server does it, and half an answer comes. */
    HALF_ANSWER,
    /** The server does it, and a gateway says that it did not. */
    DONE_BUT_502,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    /** A third of the events is refused for overload; the server never sees them. */
    SOME_OVERLOADED,
    /** Refused as too large if it has more than 64 KiB. */
    TOO_LARGE,
    FORBIDDEN
  }

  private static final int LARGE = 64 << 10;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI upstream;
  private final IntFunction<Fault> script;
  private final AtomicInteger bulks = new AtomicInteger();

  /** @param script the fault of the n-th bulk request, from 0 */
  FaultProxy(URI upstream, IntFunction<Fault> script) throws IOException {
    this.upstream = upstream;
    this.script = script;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Bulk requests so far. */
  int bulks() {
    return bulks.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean bulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
    byte[] body = body(exchange);
    Fault fault = bulk ? script.apply(bulks.getAndIncrement()) : Fault.NONE;
    switch (fault) {
      case NONE -> answer(exchange, forward(exchange, body));
      case CUT_BEFORE -> exchange.close();
      case CUT_AFTER -> {
        forward(exchange, body);
        exchange.close();
      }
      case HALF_ANSWER -> half(exchange, forward(exchange, body).body());
      case DONE_BUT_502 -> {
        forward(exchange, body);
        answer(exchange, 502, "bad gateway".getBytes(StandardCharsets.US_ASCII));
      }
      case TOO_MANY_REQUESTS -> answer(exchange, 429, "{\"status\":429}".getBytes(StandardCharsets.US_ASCII));
      case UNAVAILABLE -> answer(exchange, 503, "{\"status\":503}".getBytes(StandardCharsets.US_ASCII));
      case FORBIDDEN -> answer(exchange, 403, "{\"status\":403}".getBytes(StandardCharsets.US_ASCII));
      case TOO_LARGE -> {
        if (body.length > LARGE) answer(exchange, 413, new byte[0]);
        else answer(exchange, forward(exchange, body));
      }
      case SOME_OVERLOADED -> answer(exchange, 200, someOverloaded(exchange, body));
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) return body;
    return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    HttpRequest.Builder request = HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI().toString()))
        .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.getFirst("Content-Type") != null) request.header("Content-Type", headers.getFirst("Content-Type"));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
    answer(exchange, response.statusCode(), response.body());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void half(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  /** Sends on two of three events, and puts refusals between their results. */
  private byte[] someOverloaded(HttpExchange exchange, byte[] body) throws IOException {
    String[] lines = new String(body, StandardCharsets.UTF_8).split("\n");
    StringBuilder sent = new StringBuilder();
    List<Boolean> refused = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      refused.add(i / 2 % 3 == 1);
      if (i / 2 % 3 != 1) sent.append(lines[i]).append('\n').append(lines[i + 1]).append('\n');
    }
    String answer = new String(forward(exchange, sent.toString().getBytes(StandardCharsets.UTF_8)).body(), StandardCharsets.UTF_8);
    String items = answer.substring(answer.indexOf('[') + 1, answer.lastIndexOf(']'));
    String[] results = items.split(",(?=\\{\"create\")");
    List<String> all = new ArrayList<>();
    int next = 0;
    for (boolean overloaded : refused) {
      all.add(overloaded ? "{\"create\":{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\","
          + "\"reason\":\"queue full\"}}}" : results[next++]);
    }
    return ("{\"errors\":true,\"items\":[" + String.join(",", all) + "]}").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
