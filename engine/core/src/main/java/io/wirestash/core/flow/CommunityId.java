package io.wirestash.core.flow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Community ID version 1 with seed 0: a hash of the 5-tuple that other tools compute the same way.
 * (github.com/corelight/community-id-spec)
 */
final class CommunityId {
  private static final byte[] PREFIX = "1:".getBytes(StandardCharsets.ISO_8859_1);
  private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(CommunityId::sha1);

  private CommunityId() {}

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-1
    }
  }

  static byte[] of(TrackedFlow flow) {
    int portA = flow.ports >>> 16;
    int portB = flow.ports & 0xffff;
    boolean oneWay = false;
    if (flow.icmpType >= 0) {
      int counterpart = IcmpPairs.counterpart(flow.protocol, flow.icmpType);
      oneWay = counterpart < 0;
      portA = flow.icmpType;
      portB = oneWay ? flow.icmpCode : counterpart;
    }
    boolean ordered = oneWay || ordered(flow, portA, portB);
    ByteBuffer input = ByteBuffer.allocate(40);
    input.putShort((short) 0);
    putAddress(input, flow.v6, ordered ? flow.highA : flow.highB, ordered ? flow.lowA : flow.lowB);
    putAddress(input, flow.v6, ordered ? flow.highB : flow.highA, ordered ? flow.lowB : flow.lowA);
    input.put((byte) flow.protocol).put((byte) 0);
    if (flow.hasPorts() || flow.icmpType >= 0) {
      input.putShort((short) (ordered ? portA : portB)).putShort((short) (ordered ? portB : portA));
    }
    MessageDigest sha1 = SHA1.get();
    sha1.update(input.array(), 0, input.position());
    byte[] text = new byte[30];
    System.arraycopy(PREFIX, 0, text, 0, 2);
    System.arraycopy(Base64.getEncoder().encode(sha1.digest()), 0, text, 2, 28);
    return text;
  }

  private static boolean ordered(TrackedFlow flow, int portA, int portB) {
    int high = Long.compareUnsigned(flow.highA, flow.highB);
    if (high != 0) return high < 0;
    int low = Long.compareUnsigned(flow.lowA, flow.lowB);
    if (low != 0) return low < 0;
    return portA < portB;
  }

  private static void putAddress(ByteBuffer to, boolean v6, long high, long low) {
    if (v6) to.putLong(high).putLong(low);
    else to.putInt((int) low);
  }
}
