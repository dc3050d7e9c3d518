package io.wirestash.parser.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {
  private static HttpTransaction answer(HttpOptions options, String contentType, String body) {
    return answer(options, contentType, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static HttpTransaction answer(HttpOptions options, String contentType, byte[] body) {
    Wire wire = Http.wire(options).client("GET / HTTP/1.1\r\n\r\n");
    wire.server("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n");
    return Http.event(wire.server(body));
  }

  @ParameterizedTest
  @CsvSource({"10, 0123456789, ", "9, 012345678, true", "0, , "})
  void isCutAtTheLimit(int limit, String shown, Boolean truncated) {
    HttpTransaction event = answer(Http.options(limit, 1 << 20, false, false), "text/plain", "0123456789");
    assertThat(event)
        .extracting(Http::respBody, HttpTransaction::respBodyTruncated, HttpTransaction::respBodySize)
        .containsExactly(shown, truncated, 10L);
  }

  @Test
  void isCutBetweenCharacters() {
    byte[] euros = "€€€".getBytes(StandardCharsets.UTF_8);
    assertThat(answer(Http.options(5, 1, false, false), "text/plain", euros).respBody()).hasToString("€");
    assertThat(answer(Http.options(6, 1, false, false), "text/plain", euros).respBody()).hasToString("€€");
    byte[] kanji = "日本".getBytes(StandardCharsets.UTF_16BE);
    assertThat(answer(Http.options(3, 1, false, false),
        "text/plain; charset=utf-16be", kanji).respBody()).hasToString("日");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain; charset=iso-8859-1, caf\u00e9, café",
    "text/plain;Charset=\"ISO-8859-1\", caf\u00e9, café",
    "text/plain; charset=windows-1251, \u00ef\u00f0, пр",
    "text/plain; charset=Shift_JIS, \u0093\u00fa, 日",
    "text/plain; charset=utf-8, \u00e6\u0097\u00a5, 日",
    "text/plain, \u00e6\u0097\u00a5, 日",
    "text/plain; charset=utf-8, caf\u00e9, caf\\xe9",
    "text/plain; charset=Shift_JIS, \u0093, \\x93",
    "text/plain; charset=no-such-thing, caf\u00e9, caf\\xe9",
    "text/plain; charset=${jndi:x}, a, a",
    "text/plain; charset=, a, a",
    "text/plain, '\u00ff\u00fea\u0000', a",
  })
  void isReadInItsCharset(String contentType, String sent, String text) {
    assertThat(answer(Http.OPTIONS, contentType, sent).respBody()).hasToString(text);
  }

  @Test
  void isNotShownIfItIsNoText() {
    assertThat(answer(Http.OPTIONS, "text/plain", "a\u0000b"))
        .extracting(Http::respBody, HttpTransaction::respBodySize, HttpTransaction::respBodyType)
        .containsExactly(null, 3L, "application/octet-stream");
    assertThat(answer(Http.options(9, 1, false, true), "text/plain", "a\u0000b").respBodyBase64()).isEqualTo("YQBi");
  }

  @Test
  void isHashedWhole() {
    HttpTransaction event = answer(Http.options(1, 1, true, false), "text/plain", "abc");
    assertThat(event.respBodySha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(answer(Http.OPTIONS, "text/plain", "abc").respBodySha256()).isNull();
  }

  /** Beyond what is kept, 512 bytes at least, a hash is made as the bytes come. */
  @ParameterizedTest
  @CsvSource({"511, 058fc5084b6355a06099bfef3de8e360344046dc5a47026de47470b9aabb5bfd", "512, 471be6558b665e4f6dd49f1184814d1491b0315d466beea768c153cc5500c836", "513, 02425c0f5b0dabf3d2b9115f3f7723a02ad8bcfb1534a0d231614fd42b8188f6"})
  void isHashedWhateverIsKept(int size, String sha256) {
    Wire wire = Http.wire(Http.options(1, 1, true, false));
    wire.client("GET / HTTP/1.1\r\n\r\n").server("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
    wire.server("a".repeat(500)).server("a".repeat(size - 500));
    assertThat(Http.event(wire).respBodySha256()).isEqualTo(sha256);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0089PNG\r\n\u001a\n', image/png",
    "'GIF89a', image/gif",
    "'PK\u0003\u0004', application/zip",
    "'MZ\u0090', application/x-dosexec",
    "'%PDF-1.7', application/pdf",
    "'RIFF1234WEBP', image/webp",
    "'1234ftypisom', video/mp4",
    "'  <!DOCTYPE HTML>', text/html",
    "'<?xml version', text/xml",
    "'{\"a\":1}', application/json",
    "'words', text/plain",
    "'\u0001', application/octet-stream",
  })
  void tellsItsTypeByItsContent(String content, String type) {
    assertThat(answer(Http.OPTIONS, "text/plain", content).respBodyType()).isEqualTo(type);
  }
}
