package io.wirestash.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.api.parser.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Captures taken apart and put together again. Needs {@code input-pcap-file} and {@code decoders} on the class path,
 * and {@code reassembler-tcp} for streams.
 */
public final class Captures {
  private static final TestEngine PAYLOADS = TestEngine.with("parsers: [" + PayloadsFactory.NAME + "]");

  private static final TestEngine STREAMS = TestEngine.with("parsers: [" + StreamsFactory.NAME + "]");

  private Captures() {}

  /**
   * A UDP datagram of a capture.
   *
   * @param flow the same for all datagrams of a flow
   * @param packet number of the packet that completed it
   */
  public record Datagram(
      String flow,
      Direction from,
      String clientIp,
      int clientPort,
      String serverIp,
      int serverPort,
      long packet,
      byte[] bytes) {

    private static Datagram of(ObjectNode event) {
      boolean fromClient = event.path("from").asText().equals("client");
      String client = fromClient ? "src" : "dst";
      String server = fromClient ? "dst" : "src";
      return new Datagram(
          event.path("flow_id").asText(),
          fromClient ? Direction.CLIENT : Direction.SERVER,
          event.path(client + "_ip").asText(),
          event.path(client + "_port").asInt(),
          event.path(server + "_ip").asText(),
          event.path(server + "_port").asInt(),
          event.path("packet").asLong(),
          HexFormat.of().parseHex(event.path("hex").asText()));
    }
  }

  /** All captures of a folder, by name. */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Captures::isCapture).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCapture(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(pcap|pcapng|cap)(\\.gz|\\.zst)?");
  }

  /** The packets of a capture, as the engine's own input reads them. */
  public static List<CapturedPacket> packets(Path capture) {
    List<CapturedPacket> packets = new ArrayList<>();
    try (OpenedPipeline opened = PAYLOADS.open(capture);
        Input input = (Input) opened.create(opened.pipeline().inputs().get(0))) {
      input.open();
      PacketBatch batch = new PacketBatch();
      while (input.read(batch)) for (int i = 0; i < batch.count(); i++) packets.add(packet(batch, i));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packets;
  }

  private static CapturedPacket packet(PacketBatch batch, int i) {
    byte[] bytes = Arrays.copyOfRange(batch.block(), batch.offset(i), batch.offset(i) + batch.captured(i));
    return new CapturedPacket(batch.nanos(i), bytes, batch.original(i), batch.origin(i).linkType());
  }

  /** The UDP datagrams of a capture, decoded and put together from their fragments, in capture order. */
  public static List<Datagram> datagrams(Path capture) {
    return PAYLOADS.run(capture).assertSound().events(Payload.TYPE).stream().map(Datagram::of).toList();
  }

  /** The TCP streams of a capture, put together by the reassembler on the class path; none if there is none. */
  public static List<CapturedStream> streams(Path capture) {
    return CapturedStream.of(STREAMS.run(capture).assertSound().events(StreamPart.TYPE));
  }

  /** Writes packets as a pcapng capture, to the nanosecond, with one interface for each link type. */
  public static Path write(List<CapturedPacket> packets, Path file) {
    PcapngWriter writer = CaptureWriter.pcapng();
    List<Integer> linkTypes = packets.stream().map(CapturedPacket::linkType).distinct().toList();
    for (int linkType : linkTypes) writer.resolution(9).networkInterface(linkType);
    for (CapturedPacket packet : packets) {
      writer.packet(linkTypes.indexOf(packet.linkType()), packet.nanos(), packet.bytes(), packet.original());
    }
    return writer.save(file);
  }
}
