package io.wirestash.input.pcapfile;

/** The kinds of pcap file that a magic number tells apart. */
enum PcapVariant {
  MICROSECONDS(0xa1b2c3d4, 24, 16, 1_000),
  NANOSECONDS(0xa1b23c4d, 24, 16, 1),
  /** Kuznetzov's patches to libpcap: eight bytes about the interface follow each record's lengths. */
  MODIFIED(0xa1b2cd34, 24, 24, 1_000),
  /** Ixia's lcap files, by hardware and by software: the file header ends with the size of all records. */
  IXIA_HARDWARE(0x1c0001ac, 28, 16, 1),
  IXIA_SOFTWARE(0x1c0001ab, 28, 16, 1_000);

  private static final PcapVariant[] ALL = values();

  private final int magic;
  final int fileHeader;
  final int recordHeader;
  final int nanosPerUnit;

  PcapVariant(int magic, int fileHeader, int recordHeader, int nanosPerUnit) {
    this.magic = magic;
    this.fileHeader = fileHeader;
    this.recordHeader = recordHeader;
    this.nanosPerUnit = nanosPerUnit;
  }

  /** The variant with this magic number, or null. */
  static PcapVariant of(int magic) {
    for (PcapVariant variant : ALL) if (variant.magic == magic) return variant;
    return null;
  }
}
