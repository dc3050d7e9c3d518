package io.wirestash.output.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The server's answer to {@code _bulk}: a result for each event, in the order sent. */
final class BulkReply {
  /** All that is read of an answer; the rest is not asked for. */
  static final String FILTER = "errors,items.*.status,items.*.error.type,items.*.error.reason,"
      + "items.*.error.caused_by.reason";

  private static final JsonFactory JSON = new JsonFactory();
  private static final Item STORED = new Item(201, "", "");

  /** @param error the error's type; empty if there is none */
  record Item(int status, String error, String reason) {
    Verdict verdict() {
      return Verdict.ofItem(status, error);
    }
  }

  private BulkReply() {}

  /** @throws IOException if it is no answer to a request of so many events */
  static List<Item> read(byte[] json, int events) throws IOException {
    List<Item> items = new ArrayList<>(events);
    try (JsonParser in = JSON.createParser(json)) {
      expect(in.nextToken(), JsonToken.START_OBJECT);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = in.currentName().equals("items");
        in.nextToken();
        if (wanted) readItems(in, items);
        else in.skipChildren();
      }
      expect(in.currentToken(), JsonToken.END_OBJECT);
    }
    if (items.size() != events) {
      throw new IOException("it tells of " + items.size() + " events, " + events + " were sent");
    }
    return items;
  }

  private static void readItems(JsonParser in, List<Item> items) throws IOException {
    expect(in.currentToken(), JsonToken.START_ARRAY);
    while (in.nextToken() == JsonToken.START_OBJECT) {
      expect(in.nextToken(), JsonToken.FIELD_NAME); // create
      expect(in.nextToken(), JsonToken.START_OBJECT);
      items.add(item(in));
      expect(in.nextToken(), JsonToken.END_OBJECT);
    }
    expect(in.currentToken(), JsonToken.END_ARRAY);
  }

  private static Item item(JsonParser in) throws IOException {
    int status = 0;
    String[] error = {"", ""};
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("status")) status = in.getIntValue();
      else if (name.equals("error")) readError(in, error);
      else in.skipChildren();
    }
    return status == 201 && error[0].isEmpty() ? STORED : new Item(status, error[0], error[1]);
  }

  /** Takes type and reason; a cause tells more than what it caused. */
  private static void readError(JsonParser in, String[] error) throws IOException {
    expect(in.currentToken(), JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("type")) error[0] = in.getText();
      else if (name.equals("reason")) error[1] = in.getText();
      else if (name.equals("caused_by") && in.currentToken() == JsonToken.START_OBJECT) error[1] += cause(in);
      else in.skipChildren();
    }
  }

  private static String cause(JsonParser in) throws IOException {
    String reason = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = in.currentName().equals("reason");
      in.nextToken();
      if (wanted) reason = ": " + in.getText();
      else in.skipChildren();
    }
    return reason;
  }

  private static void expect(JsonToken found, JsonToken wanted) throws IOException {
    if (found != wanted) throw new IOException("it is no answer to a bulk request");
  }
}
