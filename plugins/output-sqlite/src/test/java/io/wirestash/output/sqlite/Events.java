package io.wirestash.output.sqlite;

import io.wirestash.api.output.EventBatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A batch of events for tests, which lie somewhere in the middle of a larger array, as they do in the engine. */
final class Events implements EventBatch {
  private record Place(String type, int offset, int length) {}

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final List<Place> events = new ArrayList<>();
  private byte[] bytes;

  private Events() {
    lines.writeBytes("{\"not\":\"mine\"}\n".getBytes(StandardCharsets.UTF_8));
  }

  static Events of(String type, String... lines) {
    return new Events().and(type, lines);
  }

  Events and(String type, String... more) {
    for (String line : more) {
      byte[] encoded = (line + "\n").getBytes(StandardCharsets.UTF_8);
      events.add(new Place(type, lines.size(), encoded.length));
      lines.writeBytes(encoded);
    }
    bytes = lines.toByteArray();
    return this;
  }

  /** Events of type {@code dns}, numbered by their port. */
  static Events dns(int from, int to) {
    Events batch = new Events();
    String[] lines = new String[to - from];
    for (int i = from; i < to; i++) {
      lines[i - from] =
          "{\"type\":\"dns\",\"ts\":%d.000001,\"src_ip\":\"192.0.2.1\",\"src_port\":%d,\"event_id\":\"id-%08d\"}"
              .formatted(1_700_000_000 + i, i, i);
    }
    return batch.and("dns", lines);
  }

  /** One packet each, numbered by their length. */
  static Events traffic(int from, int to) {
    String[] lines = new String[to - from];
    for (int i = from; i < to; i++) lines[i - from] = trafficLine(i);
    return new Events().and("traffic", lines);
  }

  private static String trafficLine(int i) {
    return """
        {"type":"traffic","ts":%d.%06d,"src_ip":"10.0.0.2","src_port":58747,"dst_ip":"58.217.200.%d",\
        "dst_port":14000,"transport":"tcp","community_id":"1:TjvLYu8zvisk0JRv3oWzCGMEGlg=","flow_id":"q_m9dD9de2d",\
        "event_id":"0Q89rmqQjtfoC%08d","packet":%d,"capture":"night.pcap","packet_length":%d,"direction":"OUT",\
        "src_geo":{"kind":"private","label":"private"},\
        "dst_geo":{"country_iso":"CN","label":"China-Jiangsu-Nanjing-NONE"},"dst_service":"scotty-ft"}"""
        .formatted(1_700_000_000 + i / 1000, i % 1_000_000, i % 250, i, i + 1, i);
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int offset(int i) {
    return events.get(i).offset();
  }

  @Override
  public int length(int i) {
    return events.get(i).length();
  }

  @Override
  public String type(int i) {
    return events.get(i).type();
  }

  @Override
  public long nanos(int i) {
    return 0;
  }
}
