package io.wirestash.decoder;

import io.wirestash.api.ByteSize;
import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.fragment.DefragmentFactory;
import io.wirestash.decoder.fragment.DefragmentOptions;
import io.wirestash.decoder.fragment.OverlapPolicy;
import io.wirestash.testkit.DecodeLoop;
import io.wirestash.testkit.Frames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All decoders of this plugin, and what they found in a packet as one line of text. */
public final class Decoding {
  public static final int ETHERNET = 1;
  public static final int RAW = 101;

  private Decoding() {}

  public static DefragmentOptions options(OverlapPolicy policy) {
    return new DefragmentOptions(policy, new ByteSize(32 << 20), 16384, Duration.ofSeconds(30), 64);
  }

  /** A loop over every decoder the plugin declares. */
  public static DecodeLoop loop() {
    return loop(options(OverlapPolicy.FIRST));
  }

  public static DecodeLoop loop(DefragmentOptions options) {
    return new DecodeLoop(decoders(options));
  }

  static List<Decoder> decoders(DefragmentOptions options) {
    List<Decoder> decoders = new ArrayList<>();
    for (String name : declared()) {
      Object factory = newInstance(name);
      decoders.add(factory instanceof HeaderDecoder header ? header : new DefragmentFactory().create(options, null));
    }
    return decoders;
  }

  private static List<String> declared() {
    ClassLoader loader = Decoding.class.getClassLoader();
    try (var index = loader.getResourceAsStream("META-INF/wirestash/components.idx");
        var lines = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8))) {
      return lines.lines()
          .map(line -> line.split("\t"))
          .filter(fields -> fields[0].equals("component"))
          .map(fields -> fields[3])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object newInstance(String name) {
    try {
      return Class.forName(name).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(name, e);
    }
  }

  public static Packet decode(Frames frame) {
    return decode(ETHERNET, frame);
  }

  public static Packet decode(int linkType, Frames frame) {
    return loop().decode(linkType, frame.bytes());
  }

  /** {@code source > destination protocol ports payload}, as far as they were found. */
  public static String facts(Packet packet) {
    if (packet.ipVersion() == 0) return packet.problem() == null ? "no ip" : packet.problem();
    StringBuilder text = new StringBuilder(addresses(packet)).append(" ").append(packet.ipProtocol());
    if (packet.has(Packet.TRANSPORT_COMPLETE) && hasPorts(packet.ipProtocol())) {
      text.append(" ").append(packet.sourcePort()).append(">").append(packet.destinationPort());
    }
    if (packet.payloadOffset() >= 0) text.append(" ").append(payload(packet));
    if (packet.problem() != null) text.append(" ").append(packet.problem());
    return text.toString();
  }

  private static boolean hasPorts(int protocol) {
    return protocol == 6 || protocol == 17 || protocol == 132 || protocol == 136;
  }

  public static String payload(Packet packet) {
    return new String(
        packet.bytes(), packet.payloadOffset(), packet.payloadLength(), StandardCharsets.ISO_8859_1);
  }

  private static String addresses(Packet packet) {
    int at = packet.ipOffset() + (packet.ipVersion() == 4 ? 12 : 8);
    int size = packet.ipVersion() == 4 ? 4 : 16;
    return address(packet, at, size) + " > " + address(packet, at + size, size);
  }

  private static String address(Packet packet, int at, int size) {
    try {
      String text = InetAddress.getByAddress(Arrays.copyOfRange(packet.bytes(), at, at + size)).getHostAddress();
      return text.replaceFirst("(:0)+:", "::").replace(":::", "::");
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /** The tunnels, outermost first, as {@code kind:id}. */
  public static List<String> tunnels(Packet packet) {
    List<String> tunnels = new ArrayList<>();
    for (int i = 0; i < packet.tunnels(); i++) tunnels.add(packet.tunnelKind(i).text() + ":" + packet.tunnelId(i));
    return tunnels;
  }

  public static List<String> anomalies(Packet packet) {
    List<String> anomalies = new ArrayList<>();
    for (int i = 0; i < packet.anomalies(); i++) anomalies.add(packet.anomaly(i));
    return anomalies;
  }
}
