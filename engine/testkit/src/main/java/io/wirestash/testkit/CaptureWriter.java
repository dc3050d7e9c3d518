package io.wirestash.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a capture for a test: every variant that a reader must know, and captures that lie. Times are nanoseconds
 * since 1970. Nothing is checked: what a test asks for is what it gets.
 *
 * <pre>{@code
 * byte[] plain = CaptureWriter.pcap().packet(1_000_000_000L, frame).bytes();
 * byte[] mixed = CaptureWriter.pcapng().name("eth0").resolution(9).networkInterface(1).packet(0, nanos, frame).bytes();
 * }</pre>
 */
public sealed interface CaptureWriter permits PcapWriter, PcapngWriter {
  /** Link type of the writers unless a test says otherwise. */
  int ETHERNET = 1;

  /** A pcap capture: little-endian, microseconds, Ethernet, snap length 262 144, until told otherwise. */
  static PcapWriter pcap() {
    return new PcapWriter();
  }

  /** A pcapng capture that begins with a little-endian section. */
  static PcapngWriter pcapng() {
    return pcapng(ByteOrder.LITTLE_ENDIAN);
  }

  static PcapngWriter pcapng(ByteOrder order) {
    return new PcapngWriter(order);
  }

  /** The capture so far. */
  byte[] bytes();

  /** Appends bytes as they are: damage, or what no method here writes. */
  CaptureWriter raw(byte[] bytes);

  /** The capture so far as one gzip member. */
  default byte[] gzip() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes the capture so far to a file and returns it. */
  default Path save(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
