package io.wirestash.parser.stats;

/** Hashes of the tables, keyed, and of the sketches, fixed: what comes out must not depend on the run's secret. */
final class Hash {
  private static final long A = 0x9e3779b97f4a7c15L;
  private static final long B = 0xc2b2ae3d27d4eb4fL;
  private static final long C = 0x165667b19e3779f9L;

  private Hash() {}

  /** Of a key, with a secret, so that nobody can send what collides. */
  static int of(Key key, long secret) {
    long hosts = fold(key.high ^ secret, key.low ^ A) + fold(key.otherHigh ^ B, key.otherLow ^ ~secret);
    return (int) (fold(hosts ^ C, key.number ^ secret) >>> 20);
  }

  private static long fold(long a, long b) {
    return a * b ^ Math.multiplyHigh(a, b);
  }

  /** Spreads 64 bits evenly, one to one (the finalizer of MurmurHash3, with the constants of "Mix13"). */
  static long mix(long value) {
    long a = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
    return b ^ b >>> 31;
  }

  /** A value for {@link Tally#see}: never 0. */
  static long host(long high, long low) {
    return mix(mix(high) + low) | 1;
  }

  /** A value for {@link Tally#see}: never 0. */
  static long text(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) hash = hash * A + text.charAt(i);
    return mix(hash) | 1;
  }
}
