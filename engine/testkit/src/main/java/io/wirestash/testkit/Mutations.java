package io.wirestash.testkit;

import java.util.Arrays;
import java.util.Random;

/** Small damage to bytes; the same random numbers give the same damage. */
final class Mutations {
  private static final byte[] EXTREMES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xc0, (byte) 0xff};

  private Mutations() {}

  static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutant = bytes.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0 && mutant.length > 0; changes--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) random.nextInt();
        case 2 -> mutant[at] = EXTREMES[random.nextInt(EXTREMES.length)];
        case 3 -> mutant = Arrays.copyOf(mutant, at);
        default -> System.arraycopy(bytes, 0, mutant, at, Math.min(bytes.length, mutant.length - at));
      }
    }
    return mutant;
  }
}
