package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A resource record type: its mnemonic and what its data looks like. The table is the resource {@code rr-types.txt}.
 *
 * @param fields of the data, in wire order; none if the data is opaque
 */
record RrType(int number, String mnemonic, List<Field> fields) {
  static final int A = 1;
  static final int NS = 2;
  static final int CNAME = 5;
  static final int PTR = 12;
  static final int AAAA = 28;
  static final int DNAME = 39;
  static final int OPT = 41;

  /** Types beyond this are few and rare. */
  private static final int DENSE = 512;

  private static final RrType[] KNOWN = new RrType[DENSE];
  private static final Map<Integer, RrType> SPARSE = new HashMap<>();

  static {
    load();
  }

  /**
   * One field of a record's data.
   *
   * @param member the JSON member's name, encoded, or null if the field is shown in {@code rdata} only
   */
  record Field(JsonName member, Form form) {
    private static Field of(String text) {
      int colon = text.indexOf(':');
      String name = text.substring(0, colon);
      JsonName member = name.equals("-") ? null : JsonName.of(name);
      return new Field(member, Form.valueOf(text.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }
  }

  /** The type with this number, or null if it is unknown. */
  static RrType of(int number) {
    return number < DENSE ? KNOWN[number] : SPARSE.get(number);
  }

  /** {@code MX}, or {@code TYPE123} (RFC 3597 section 5) if the type is unknown. */
  static String mnemonic(int number) {
    RrType type = of(number);
    return type == null ? "TYPE" + number : type.mnemonic;
  }

  private static void load() {
    InputStream table = RrType.class.getResourceAsStream("rr-types.txt");
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) add(line.split(" "));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String[] words) {
    Field[] fields = new Field[words.length - 2];
    for (int i = 0; i < fields.length; i++) fields[i] = Field.of(words[i + 2]);
    RrType type = new RrType(Integer.parseInt(words[0]), words[1], List.of(fields));
    if (type.number < DENSE) KNOWN[type.number] = type;
    else SPARSE.put(type.number, type);
  }
}
