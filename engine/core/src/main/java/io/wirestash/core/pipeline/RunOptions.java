package io.wirestash.core.pipeline;

/**
 * How to run, as opposed to what.
 *
 * @param workers threads that own flows; 0 for one fewer than there are cores, at least one
 * @param maxPackets stop after so many packets; 0 for all
 * @param terminal true if standard output is a terminal
 */
public record RunOptions(int workers, long maxPackets, boolean terminal) {}
