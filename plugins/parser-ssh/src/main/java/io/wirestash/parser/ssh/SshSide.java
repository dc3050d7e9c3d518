package io.wirestash.parser.ssh;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.api.parser.Slice;
import io.wirestash.parser.ssh.SshConnection.Disconnect;
import io.wirestash.parser.ssh.SshConnection.Peer;
import java.util.ArrayList;
import java.util.List;

/** What one side says until its bytes are encrypted: a banner, then packets. At most {@value #MAX_HANDSHAKE} bytes. */
final class SshSide {
  static final int MAX_HANDSHAKE = 256 << 10;
  static final int MAX_LINE = 8192;
  static final int MOST_LINES = 1024; // OpenSSH's client gives up then
  private static final int LINES_KEPT = 10;

  private static final int LEAST_LENGTH = 5; // padding length and the least padding
  private static final int DISCONNECT = 1;
  private static final int KEXINIT = 20;
  private static final int NEWKEYS = 21;
  private static final int FIRST_OF_METHOD = 30; // to 49: the key exchange method's own, RFC 4250 4.1.2
  private static final int LAST_OF_METHOD = 49;

  private enum Phase {
    BANNER,
    PACKETS,
    ENCRYPTED,
    /** Nothing more can be understood: a fault, a gap, SSH-1. */
    OPAQUE
  }

  private final Direction from;
  private final SessionContext context;
  private Phase phase = Phase.BANNER;
  private int handshake;
  private int lines;
  private final List<String> preface = new ArrayList<>(0);
  private Banner banner;
  private KexInit kexInit;
  private HostKey hostKey;
  private Disconnect disconnect;

  SshSide(Direction from, SessionContext context) {
    this.from = from;
    this.context = context;
  }

  Banner banner() {
    return banner;
  }

  KexInit kexInit() {
    return kexInit;
  }

  HostKey hostKey() {
    return hostKey;
  }

  Disconnect disconnect() {
    return disconnect;
  }

  boolean isVersion1() {
    return banner != null && banner.isVersion1();
  }

  boolean isEncrypted() {
    return phase == Phase.ENCRYPTED;
  }

  /** What is known of this side, or null if nothing is. */
  Peer peer() {
    if (banner == null && preface.isEmpty()) return null;
    boolean client = from == Direction.CLIENT;
    String hassh = kexInit == null ? null : client ? kexInit.clientHassh() : kexInit.serverHassh();
    List<String> before = List.copyOf(preface);
    if (banner == null) return new Peer(null, null, null, null, before, null, null);
    return new Peer(banner.text(), banner.protocol(), banner.software(), banner.comments(), before, hassh,
        kexInit == null ? null : kexInit.algorithms());
  }

  /** Bytes that follow are of no use. */
  void lose() {
    phase = Phase.OPAQUE;
  }

  /** Reads one line, one packet, or whatever is there of what is not understood. */
  void read(Cursor in) {
    switch (phase) {
      case BANNER -> line(in);
      case PACKETS -> packet(in);
      case ENCRYPTED, OPAQUE -> in.skip(in.remaining());
    }
  }

  private void line(Cursor in) {
    Slice line = in.line(MAX_LINE);
    handshake += in.offset();
    if (Banner.isIn(line)) {
      banner = Banner.of(line.text());
      phase = Phase.PACKETS;
      context.confirm();
      return;
    }
    if (preface.size() < LINES_KEPT) preface.add(line.text());
    if (++lines > MOST_LINES || handshake > MAX_HANDSHAKE) lose("too_many_lines");
  }

  private void packet(Cursor in) {
    int length = in.i32();
    boolean plausible = length >= LEAST_LENGTH && length <= MAX_HANDSHAKE;
    if (!plausible || handshake + in.offset() + length > MAX_HANDSHAKE) {
      in.skip(in.remaining());
      lose(plausible ? "handshake_too_long" : "packet_length");
      return;
    }
    Cursor packet = in.sub(length);
    int padding = packet.u8();
    message(packet.sub(length - 1 - padding));
    handshake += in.offset();
  }

  private void message(Cursor payload) {
    int type = payload.u8();
    switch (type) {
      case KEXINIT -> offer(KexInit.read(payload));
      case NEWKEYS -> phase = Phase.ENCRYPTED;
      case DISCONNECT -> disconnect =
          new Disconnect(from == Direction.CLIENT ? "client" : "server", payload.u32(), text(payload));
      default -> {
        boolean ofMethod = type >= FIRST_OF_METHOD && type <= LAST_OF_METHOD;
        if (ofMethod && from == Direction.SERVER && hostKey == null) hostKey = HostKey.read(payload);
      }
    }
  }

  private void offer(KexInit offer) {
    kexInit = offer;
    if (offer.cut()) context.anomaly("too_many_algorithms");
  }

  private static String text(Cursor payload) {
    String text = payload.bytes(payload.i32()).text();
    return text.isEmpty() ? null : text;
  }

  private void lose(String anomaly) {
    context.anomaly(anomaly);
    lose();
  }
}
