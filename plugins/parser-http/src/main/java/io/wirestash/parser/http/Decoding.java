package io.wirestash.parser.http;

import java.util.List;
import java.util.Set;

/**
 * Unpacks a body as its bytes come. Data that turns out not to be in its coding is taken as it is; what fails later
 * keeps what was unpacked until then.
 */
final class Decoding {
  private enum State {
    RUNNING,
    /** Unpacked up to some place, and no further. */
    STOPPED,
    /** Nothing was unpacked: the content is what was sent. */
    FAILED
  }

  private final Content unpacked;
  private final Content sent;
  private final ByteSink decoders;
  private final Set<HttpAnomaly> anomalies;
  private State state = State.RUNNING;
  private long size;

  /** @param codings in the order in which they were applied; at least one */
  Decoding(Content unpacked, List<Coding> codings, BodySettings settings, Set<HttpAnomaly> anomalies) {
    this.unpacked = unpacked;
    this.sent = new Content(settings.kept(), settings.hashes());
    this.decoders = Unpacking.into(unpacked, codings, settings.unpacked(), () -> size, anomalies);
    this.anomalies = anomalies;
  }

  void write(byte[] bytes, int from, int length) {
    size += length;
    if (unpacked.size() == 0) sent.write(bytes, from, length); // until it is clear that it can be unpacked
    if (state != State.RUNNING) return;
    try {
      if (!decoders.write(bytes, from, length)) stop();
    } catch (CodingException e) {
      stop();
      failed();
    }
  }

  private void failed() {
    anomalies.add(HttpAnomaly.DECODE_FAILED);
    state = unpacked.size() == 0 ? State.FAILED : State.STOPPED;
  }

  /** What follows cannot be unpacked. */
  void stop() {
    if (state == State.RUNNING) finish();
  }

  /** Lets the decoders give what they have, and free what they hold; true if nothing was missing at the end. */
  private boolean finish() {
    state = State.STOPPED;
    try {
      return decoders.end();
    } catch (CodingException e) {
      failed();
      return false;
    }
  }

  /**
   * No byte follows.
   *
   * @param complete whether all that was sent has been written here
   * @return whether the {@link #result} is the whole content
   */
  boolean end(boolean complete) {
    if (state != State.RUNNING) return state == State.FAILED && complete;
    boolean whole = finish();
    if (!whole && complete && !anomalies.contains(HttpAnomaly.DECOMPRESSION_BOMB)) failed();
    return complete && (whole || state == State.FAILED);
  }

  Content result() {
    return state == State.FAILED ? sent : unpacked;
  }
}
