package io.wirestash.parser.http;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;
import java.util.Set;

/** One request with its response; either can be missing. */
@EventType(
    value = "http",
    scope = EventType.Scope.TRANSACTION,
    category = {"network", "web"},
    type = {"access", "protocol"})
@Help("One HTTP/1 request with its response.")
public record HttpTransaction(
    @Ecs("http.request.method") @Help("The method, as sent.") String reqMethod,
    @Ecs("url.original") @Help("The target, as in the request line.") WireText reqUri,
    @Ecs("") @Help("The request's version: 1.1, 1.0; 0.9 if it names none.") String reqVersion,
    @Ecs("http.request.headers") @Help("The request's header fields; names in lower case.") Head reqHeaders,
    @Ecs("http.request.body.content") @Help("The request's body, if it is text.") BodyText reqBody,
    @Ecs("http.request.body.base64") @Help("The request's body, if it is not text and wanted.") String reqBodyBase64,
    @Ecs("http.request.body.bytes") @Help("Size of the request's body as sent, without chunks' frames.")
        long reqBodySize,
    @Ecs("http.request.body.decoded_bytes") @Help("Size of the request's body after unpacking.")
        long reqBodyDecodedSize,
    @Ecs("http.request.body.truncated") @Help("True if the request's body is longer than what is shown.")
        Boolean reqBodyTruncated,
    @Ecs("http.request.body.hash.sha256") @Help("SHA-256 of the request's body after unpacking.") String reqBodySha256,
    @Ecs("http.request.mime_type") @Help("What the request's body looks like.") String reqBodyType,
    @Ecs("http.request.trailers") @Help("Fields after the request's body.") Head reqTrailers,
    @Ecs("http.request.incomplete") @Help("True if the request was not seen to its end.") Boolean reqIncomplete,
    @Ecs("") @Help("The response's version; 0.9 if it is a body only.") String respVersion,
    @Ecs("") @Help("The status.") String respStatus,
    @Ecs("http.response.reason") @Help("The words after the status.") WireText respReason,
    @Ecs("http.response.headers") @Help("The response's header fields; names in lower case.") Head respHeaders,
    @Ecs("http.response.body.content") @Help("The response's body, if it is text.") BodyText respBody,
    @Ecs("http.response.body.base64") @Help("The response's body, if it is not text and wanted.") String respBodyBase64,
    @Ecs("http.response.body.bytes") @Help("Size of the response's body as sent, without chunks' frames.")
        long respBodySize,
    @Ecs("http.response.body.decoded_bytes") @Help("Size of the response's body after unpacking.")
        long respBodyDecodedSize,
    @Ecs("http.response.body.truncated") @Help("True if the response's body is longer than what is shown.")
        Boolean respBodyTruncated,
    @Ecs("http.response.body.hash.sha256") @Help("SHA-256 of the response's body after unpacking.")
        String respBodySha256,
    @Ecs("http.response.mime_type") @Help("What the response's body looks like.") String respBodyType,
    @Ecs("http.response.trailers") @Help("Fields after the response's body.") Head respTrailers,
    @Ecs("http.response.incomplete") @Help("True if the response was not seen to its end.") Boolean respIncomplete,
    @Help("Ordinal of the exchange on its connection, from 1.") int transaction,
    @Ecs("url.domain") @Help("The server's name, as the client says it.") WireText host,
    @Ecs("url.full") @Help("The whole URL.") Target url,
    @Ecs("user_agent.original") @Help("The client's software, as it says.") WireText userAgent,
    @Ecs("http.response.interim") @Help("Responses before the final one.") List<Interim> interim,
    @Help("What the connection changed to: websocket, h2c.") String upgrade,
    @Help("True if the request is one to a proxy.") Boolean proxied,
    @Help("Who asks.") Login auth,
    @Help("True if no response was seen.") Boolean unanswered,
    @Help("True if no request was seen.") Boolean unrequested,
    @Help("Bytes of the bodies that were sent but not seen.") long missingBytes,
    @Help("What is wrong with the messages.") List<HttpAnomaly> anomalies) {

  private static final String OLD_VERSION = "0.9";

  static HttpTransaction of(Exchange exchange, Set<HttpAnomaly> anomalies) {
    Message request = exchange.request;
    Message response = exchange.response;
    RequestLine asked = exchange.requestLine;
    StatusLine answer = exchange.statusLine;
    Head head = request == null ? Head.NONE : request.head();
    BodyView sent = request == null ? BodyView.NONE : request.body();
    BodyView got = response == null ? BodyView.NONE : response.body();
    long missing = (request == null ? 0 : request.missing()) + (response == null ? 0 : response.missing());
    return new HttpTransaction(
        asked == null ? null : asked.method(),
        asked == null ? null : asked.target(),
        asked == null ? null : asked.version() == null ? OLD_VERSION : asked.version(),
        fields(head),
        sent.text(),
        sent.base64(),
        sent.size(),
        sent.unpackedSize(),
        sent.truncated(),
        sent.sha256(),
        sent.type(),
        request == null ? null : request.trailers(),
        orAbsent(request != null && !request.isComplete()),
        answer == null ? null : answer.version() == null ? OLD_VERSION : answer.version(),
        answer == null ? null : answer.status(),
        answer == null || answer.reason().isEmpty() ? null : answer.reason(),
        response == null ? null : fields(response.head()),
        got.text(),
        got.base64(),
        got.size(),
        got.unpackedSize(),
        got.truncated(),
        got.sha256(),
        got.type(),
        response == null ? null : response.trailers(),
        orAbsent(response != null && !response.isComplete()),
        exchange.ordinal,
        asked == null ? null : Target.host(Target.authority(asked, head)),
        asked == null ? null : Target.of(asked, head),
        head.value(KnownField.USER_AGENT),
        exchange.interim(),
        Upgrades.token(exchange),
        orAbsent(asked != null && Hosts.isProxied(asked, head)),
        exchange.login,
        orAbsent(response == null),
        orAbsent(request == null),
        missing == 0 ? EventType.ABSENT : missing,
        List.copyOf(anomalies));
  }

  private static Head fields(Head head) {
    return head.hasFields() ? head : null;
  }

  private static Boolean orAbsent(boolean fact) {
    return fact ? Boolean.TRUE : null;
  }

  // ---- what only ECS has

  @Ecs("http.version")
  String ecsVersion() {
    return reqVersion == null ? respVersion : reqVersion;
  }

  @Ecs("http.response.status_code")
  int ecsStatusCode() {
    boolean number = respStatus != null && respStatus.length() == 3 && respStatus.chars().allMatch(Character::isDigit);
    return number ? Integer.parseInt(respStatus) : EventType.ABSENT;
  }

  @Ecs("http.request.referrer")
  String ecsReferrer() {
    WireText referrer = reqHeaders == null ? null : reqHeaders.value(KnownField.REFERER);
    return referrer == null ? null : referrer.toString();
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    int code = ecsStatusCode();
    return code < 0 ? "unknown" : code < 400 ? "success" : "failure";
  }

  @Ecs("network.protocol")
  String ecsProtocol() {
    return "http";
  }

  @Ecs("user.name")
  String ecsUserName() {
    return auth == null ? null : auth.user();
  }

  @Ecs("related.user")
  String ecsRelatedUser() {
    return ecsUserName();
  }

  @Ecs("related.hosts")
  String ecsRelatedHosts() {
    return host == null ? null : host.toString();
  }

  @Ecs("file.hash.sha256")
  String ecsFileHash() {
    return respBodySha256;
  }
}
