package io.wirestash.input.pcapfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Files that users take for captures, or that are captures in a format not read here, by their first bytes. */
enum FileKind {
  SNOOP("a snoop capture (convert it: editcap -F pcapng)", "736e6f6f70000000"),
  NETMON("a Network Monitor capture (convert it: editcap -F pcapng)", "474d4255"),
  OLD_NETMON("a Network Monitor capture (convert it: editcap -F pcapng)", "52545353"),
  SNIFFER("a Sniffer capture (convert it: editcap -F pcapng)", "5452534e49464620"),
  IPTRACE("an iptrace capture (convert it: editcap -F pcapng)", "697074726163652032"),
  XZ("xz data (unpack it first: xz -d)", "fd377a585a00"),
  BZIP2("bzip2 data (unpack it first: bunzip2)", "425a68"),
  LZ4("lz4 data (unpack it first: lz4 -d)", "04224d18"),
  ZIP("a zip archive (unpack it first)", "504b0304"),
  SEVEN_ZIP("a 7-Zip archive (unpack it first)", "377abcaf271c"),
  ELF("a program", "7f454c46"),
  HTML("HTML text", "3c21444f4354"),
  HTML_TAG("HTML text", "3c68746d6c"),
  XML("XML text", "3c3f786d6c"),
  JSON("JSON text", "7b"),
  JSON_LIST("JSON text", "5b");

  private final String words;
  private final byte[] start;

  FileKind(String words, String start) {
    this.words = words;
    this.start = HexFormat.of().parseHex(start);
  }

  /**
   * The format of a capture by its first bytes.
   *
   * @throws IOException if this is no capture; the message says what it looks like
   */
  static RecordFormat format(byte[] head) throws IOException {
    if (head.length >= 4) {
      int magic = LittleEndian.i32(head, 0, false);
      if (magic == PcapngFormat.SECTION_HEADER) return new PcapngFormat();
      PcapVariant little = PcapVariant.of(magic);
      if (little != null) return new PcapFormat(little, false);
      PcapVariant big = PcapVariant.of(Integer.reverseBytes(magic));
      if (big != null) return new PcapFormat(big, true);
    }
    throw new IOException("not a pcap or pcapng capture: " + describe(head));
  }

  static boolean gzip(byte[] head) {
    return head.length >= 4 && LittleEndian.u16(head, 0, false) == GzipStream.MAGIC;
  }

  static boolean zstd(byte[] head) {
    return head.length >= 4 && LittleEndian.i32(head, 0, false) == ZstdStream.MAGIC;
  }

  private static String describe(byte[] head) {
    if (head.length == 0) return "it is empty";
    for (FileKind kind : values()) if (kind.starts(head)) return "it looks like " + kind.words;
    boolean text = true;
    for (byte b : head) text &= b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t';
    if (text) return "it begins with the text \"" + new String(head, StandardCharsets.US_ASCII).strip() + "\"";
    return "it begins with the bytes " + HexFormat.ofDelimiter(" ").formatHex(head);
  }

  private boolean starts(byte[] head) {
    if (head.length < start.length) return false;
    for (int i = 0; i < start.length; i++) {
      if (Character.toLowerCase(head[i]) != Character.toLowerCase(start[i])) return false;
    }
    return true;
  }
}
