package io.wirestash.core.pipeline;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Secrets;
import java.time.Duration;

/**
 * How to run, as opposed to what.
 *
 * @param workers threads that own flows; 0 for one fewer than there are cores, at least one
 * @param maxPackets stop after so many packets; 0 for all
 * @param terminal true if standard output is a terminal
 * @param reuseKey what the ids of masked passwords are made with; null for a key of this run
 * @param longest stop after so much time; null for no limit
 */
public record RunOptions(int workers, long maxPackets, boolean terminal, byte[] reuseKey, Duration longest) {
  public RunOptions(int workers, long maxPackets, boolean terminal, byte[] reuseKey) {
    this(workers, maxPackets, terminal, reuseKey, null);
  }

  public RunOptions(int workers, long maxPackets, boolean terminal) {
    this(workers, maxPackets, terminal, null);
  }

  Secrets secrets(Credentials credentials) {
    return reuseKey == null ? Secrets.of(credentials) : Secrets.of(credentials, reuseKey);
  }
}
