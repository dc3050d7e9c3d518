package io.wirestash.core.packet;

/** What to do with packets whose checksum is wrong. */
public enum ChecksumMode {
  /** Keep them from parsers if their sender has shown valid checksums; see {@link ChecksumPolicy}. */
  AUTO,
  /** Parse them. */
  ACCEPT,
  /** Keep them from parsers. */
  DROP
}
