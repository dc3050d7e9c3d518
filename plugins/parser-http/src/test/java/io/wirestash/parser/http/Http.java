package io.wirestash.parser.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.event.JsonSink;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Parsers and events of the tests. */
final class Http {
  private Http() {}

  static final HttpOptions OPTIONS = options(4096, 1 << 20, false, false);

  static HttpOptions options(int shown, int unpacked, boolean hashes, boolean binary) {
    return new HttpOptions(List.of(80), false, Duration.ofSeconds(60), new ByteSize(shown), new ByteSize(unpacked),
        hashes, binary);
  }

  static Wire wire() {
    return wire(OPTIONS);
  }

  static Wire wire(HttpOptions options) {
    return wire(options, Credentials.SHOW);
  }

  static Wire wire(HttpOptions options, Credentials credentials) {
    return Wire.to(new HttpParser(options, FixedSecrets.of(credentials)));
  }

  static List<HttpTransaction> events(Wire wire) {
    return wire.events(HttpTransaction.class);
  }

  /** The only event. */
  static HttpTransaction event(Wire wire) {
    List<HttpTransaction> events = events(wire);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  static String reqBody(HttpTransaction event) {
    return Objects.toString(event.reqBody(), null);
  }

  static String respBody(HttpTransaction event) {
    return Objects.toString(event.respBody(), null);
  }

  static String json(HttpTransaction event) {
    JsonSink out = new JsonSink(256);
    out.beginObject();
    new HttpTransactionCodec().writeNative(event, out);
    out.endObject();
    return out.toString();
  }

  static String ecs(HttpTransaction event) {
    JsonSink out = new JsonSink(256);
    out.beginObject();
    new HttpTransactionCodec().writeEcs(event, out);
    out.endObject();
    return out.toString();
  }
}
