package io.wirestash.input.pcapfile.filter;

import io.wirestash.input.pcapfile.filter.Value.Operator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A compiled filter: instructions of {@value #WIDTH} ints, opcode, four operands, and the address of the next one if
 * the test holds and if not. Every jump goes to a lower address, so it ends. A read beyond the captured bytes rejects the
 * packet, as in BPF (McCanne and Jacobson, 1993). Keeps registers: for one thread.
 */
final class Program {
  static final int WIDTH = 7;
  static final int ACCEPT = -1;
  static final int REJECT = -2;

  // Tests: base register, offset, mask, value.
  static final int TEST_1 = 0;
  static final int TEST_2 = 1;
  static final int TEST_4 = 2;
  // Loads: target, base register, offset.
  static final int LOAD_1 = 3;
  static final int LOAD_2 = 4;
  static final int LOAD_4 = 5;
  static final int HEADER_LENGTH = 6;
  static final int WIRELESS_LENGTH = 7;
  static final int CHAIN_4 = 8;
  static final int CHAIN_6 = 9;
  // Target, number.
  static final int NUMBER = 10;
  static final int LENGTH = 11;
  // Left and right register.
  static final int EQUAL = 12;
  static final int GREATER = 13;
  static final int GREATER_OR_EQUAL = 14;
  /** Target, right register; plus the ordinal of the operator. */
  static final int OPERATION = 15;

  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final Operator[] OPERATORS = Operator.values();

  private final int[] code;
  private final int entry;
  private final int[] registers;

  /** @param registers how many; the first one stays 0 */
  Program(int[] code, int entry, int registers) {
    this.code = code;
    this.entry = entry;
    this.registers = new int[registers];
  }

  /** Judges a packet; what is beyond {@code captured} does not exist. */
  boolean matches(byte[] bytes, int start, int captured, int original) {
    int[] code = this.code;
    int[] r = registers;
    int at = entry;
    while (at >= 0) {
      int op = code[at];
      int a = code[at + 1];
      int b = code[at + 2];
      boolean holds = true;
      if (op <= TEST_4) {
        int place = r[a] + b;
        if (outside(place, 1 << op, captured)) return false;
        holds = (number(bytes, start + place, op) & code[at + 3]) == code[at + 4];
      } else if (op <= LOAD_4) {
        int place = r[b] + code[at + 3];
        if (outside(place, 1 << op - LOAD_1, captured)) return false;
        r[a] = number(bytes, start + place, op - LOAD_1);
      } else if (op <= CHAIN_6) {
        int found = header(op, bytes, start, r[b] + code[at + 3], captured, code[at + 4]);
        if (found < 0) return false;
        r[a] = found;
      } else if (op < OPERATION) {
        if (op <= LENGTH) r[a] = op == NUMBER ? b : original;
        else holds = compare(op, r[a], r[b]);
      } else {
        Operator operator = OPERATORS[op - OPERATION];
        if (operator.divides() && r[b] == 0) return false;
        r[a] = operator.apply(r[a], r[b]);
      }
      at = holds ? code[at + 5] : code[at + 6];
    }
    return at == ACCEPT;
  }

  private static boolean outside(int place, int size, int captured) {
    return place < 0 || place > captured - size;
  }

  /** @param width 0, 1 or 2 for 1, 2 or 4 bytes */
  private static int number(byte[] bytes, int at, int width) {
    return switch (width) {
      case 0 -> bytes[at] & 0xff;
      case 1 -> (short) SHORT.get(bytes, at) & 0xffff;
      default -> (int) INT.get(bytes, at);
    };
  }

  private static boolean compare(int op, int left, int right) {
    int order = Integer.compareUnsigned(left, right);
    return op == EQUAL ? order == 0 : op == GREATER ? order > 0 : order >= 0;
  }

  /** What an instruction about a whole header finds; negative if the packet ends before. */
  private static int header(int op, byte[] bytes, int start, int place, int captured, int wanted) {
    if (outside(place, op >= CHAIN_4 ? 20 : 1, captured)) return -1;
    int first = bytes[start + place] & 0xff;
    return switch (op) {
      case HEADER_LENGTH -> (first & 0xf) * 4;
      case WIRELESS_LENGTH -> (first & 0x8c) == 0x88 ? 26 : 24;
      case CHAIN_4 -> chain(bytes, start, place + 4 * (first & 0xf), captured, bytes[start + place + 9] & 0xff, wanted);
      default -> chain(bytes, start, place + 40, captured, bytes[start + place + 6] & 0xff, wanted);
    };
  }

  /** Follows extension headers, each of which is at least 8 bytes long (RFC 8200 section 4, RFC 4302). */
  private static int chain(byte[] bytes, int start, int place, int captured, int protocol, int wanted) {
    int at = place;
    int next = protocol;
    while (next != wanted) {
      boolean authentication = next == 51;
      if (!authentication && next != 0 && next != 43 && next != 44 && next != 60) break;
      if (outside(at, 2, captured)) return -1;
      next = bytes[start + at] & 0xff;
      int length = bytes[start + at + 1] & 0xff;
      at += authentication ? (length + 2) * 4 : (length + 1) * 8;
    }
    return next;
  }
}
