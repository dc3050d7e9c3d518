package io.wirestash.api;

/** An amount of bytes, written {@code 512}, {@code 64KiB}, {@code 4MiB} or {@code 1GiB} in pipeline files. */
public record ByteSize(long bytes) {
  @Override
  public String toString() {
    if (bytes != 0 && bytes % (1L << 30) == 0) return (bytes >> 30) + "GiB";
    if (bytes != 0 && bytes % (1L << 20) == 0) return (bytes >> 20) + "MiB";
    if (bytes != 0 && bytes % (1L << 10) == 0) return (bytes >> 10) + "KiB";
    return bytes + "B";
  }
}
