package io.wirestash.api.stream;

import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;

/** Gets the bytes of connections, each side in stream order. One thread. */
public interface StreamReader {
  /** Bytes follow those given before; borrowed until this returns. */
  void bytes(Flow flow, int side, byte[] bytes, int from, int to);

  /** Bytes of the stream were never seen; those after them follow. */
  void gap(Flow flow, int side, long length, GapCause cause);

  /** No byte of this side follows. Called once a side. */
  void end(Flow flow, int side, EndCause cause);

  /** Something odd, such as {@code tcp.overlap_conflict}. */
  void anomaly(Flow flow, String code);

  /** Conflicting bytes were seen in this flow: what is made of it from now on may be one of two readings. */
  void ambiguous(Flow flow);
}
