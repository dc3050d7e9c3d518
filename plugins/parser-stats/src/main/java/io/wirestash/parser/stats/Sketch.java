package io.wirestash.parser.stats;

/**
 * Estimates how many different values it was given, in 1024 bytes and with a standard error of 3 %: HyperLogLog
 * (Flajolet, Fusy, Gandouet, Meunier 2007) with the estimator of O. Ertl, "New cardinality estimation algorithms for
 * HyperLogLog sketches" (2017), algorithm 6, which needs no corrections by table.
 */
final class Sketch {
  private static final int INDEX_BITS = 10;
  private static final int REGISTERS = 1 << INDEX_BITS;
  private static final int VALUE_BITS = 64 - INDEX_BITS;
  private static final double BIAS = 1 / (2 * 0.6931471805599453);

  private final byte[] registers = new byte[REGISTERS];

  void add(long value) {
    long hash = Hash.mix(value);
    int register = (int) (hash >>> VALUE_BITS);
    int rank = Math.min(Long.numberOfLeadingZeros(hash << INDEX_BITS), VALUE_BITS) + 1;
    if (rank > registers[register]) registers[register] = (byte) rank;
  }

  void addAll(Sketch other) {
    for (int i = 0; i < REGISTERS; i++) {
      if (other.registers[i] > registers[i]) registers[i] = other.registers[i];
    }
  }

  long estimate() {
    int[] ranks = new int[VALUE_BITS + 2];
    for (byte rank : registers) ranks[rank]++;
    double sum = REGISTERS * tau(1 - (double) ranks[VALUE_BITS + 1] / REGISTERS);
    for (int rank = VALUE_BITS; rank > 0; rank--) sum = (sum + ranks[rank]) / 2;
    sum += REGISTERS * sigma((double) ranks[0] / REGISTERS);
    return Math.round(BIAS * REGISTERS * REGISTERS / sum);
  }

  /** The share of registers that are still empty: x + Σ x^(2^k) 2^(k-1). */
  private static double sigma(double x) {
    if (x == 1) return Double.POSITIVE_INFINITY;
    double power = x;
    double weight = 1;
    double sum = x;
    for (double before = -1; sum != before; weight *= 2) {
      before = sum;
      power *= power;
      sum += power * weight;
    }
    return sum;
  }

  /** The share of registers that are not full: (1 - x - Σ (1 - x^(2^-k))² 2^-k) / 3. */
  private static double tau(double x) {
    if (x == 0 || x == 1) return 0;
    double root = x;
    double weight = 1;
    double sum = 1 - x;
    for (double before = 2; sum != before; ) {
      before = sum;
      root = Math.sqrt(root);
      weight /= 2;
      sum -= (1 - root) * (1 - root) * weight;
    }
    return sum / 3;
  }
}
