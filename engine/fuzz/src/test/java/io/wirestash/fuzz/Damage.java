package io.wirestash.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Ways to damage bytes: flips, cuts, splices, repetitions, and numbers that lie. Chance says which and where. */
enum Damage {
  FLIP {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return damaged;
    }
  },
  NOISE {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      byte[] damaged = bytes.clone();
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(16));
      for (int i = from; i < to; i++) damaged[i] = (byte) random.nextInt();
      return damaged;
    }
  },
  CUT {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
  },
  /** Its beginning, then the rest of other bytes. */
  SPLICE {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      int from = random.nextInt(other.length);
      return join(bytes, random.nextInt(bytes.length), other, from, other.length);
    }
  },
  /** A part comes twice. */
  DUPLICATE {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      int to = 1 + random.nextInt(bytes.length);
      return join(bytes, to, bytes, random.nextInt(to), bytes.length);
    }
  },
  /** A part is missing. */
  OMIT {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      int from = random.nextInt(bytes.length);
      return join(bytes, from, bytes, Math.min(bytes.length, from + 1 + random.nextInt(64)), bytes.length);
    }
  },
  /** A field of one, two or four bytes, in either order, becomes a number that programs are known to trip over. */
  LIE {
    @Override
    byte[] to(byte[] bytes, byte[] other, Random random) {
      byte[] damaged = bytes.clone();
      int size = 1 << random.nextInt(3);
      int at = random.nextInt(bytes.length);
      boolean big = random.nextBoolean();
      long number = LIES[random.nextInt(LIES.length)];
      for (int i = 0; i < size && at + i < damaged.length; i++) {
        damaged[at + i] = (byte) (number >> 8 * (big ? size - 1 - i : i));
      }
      return damaged;
    }
  };

  private static final long[] LIES = {
    0, 1, 2, 3, 4, 7, 8, 16, 20, 63, 64, 127, 128, 255, 256, 0x3fff, 0x7fff, 0x8000, 0xc000, 0xc00c, 0xffff,
    0x10000, 0x7fffffff, 0x80000000L, 0xfffffff0L, 0xffffffffL
  };
  private static final Damage[] ALL = values();
  private static final int MAX_BYTES = 1 << 20; // so that repeated repetition ends

  /** Damaged bytes; neither array is changed or empty. */
  abstract byte[] to(byte[] bytes, byte[] other, Random random);

  /** Damages in one to {@code most} ways. */
  static byte[] some(byte[] bytes, byte[] other, int most, Random random) {
    byte[] damaged = bytes;
    for (int left = 1 + random.nextInt(most); left > 0 && damaged.length > 0 && other.length > 0; left--) {
      damaged = ALL[random.nextInt(ALL.length)].to(damaged, other, random);
    }
    return damaged.length > MAX_BYTES ? Arrays.copyOf(damaged, MAX_BYTES) : damaged;
  }

  private static byte[] join(byte[] first, int length, byte[] second, int from, int to) {
    byte[] joined = Arrays.copyOf(first, length + to - from);
    System.arraycopy(second, from, joined, length, to - from);
    return joined;
  }
}
