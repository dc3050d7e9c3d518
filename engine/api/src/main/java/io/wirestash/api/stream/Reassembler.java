package io.wirestash.api.stream;

/** A component of the reassembler stage: puts the segments of TCP connections in order. Stateless; any thread. */
public interface Reassembler {
  /**
   * Makes the part that serves one worker; limits for all workers together are shared out among them.
   *
   * @param reader gets the bytes
   * @param workers how many such parts there will be
   */
  Connections open(StreamReader reader, int workers);
}
