package io.wirestash.cli.sample;

/** @param obedient false to go on after a stop */
public record EndlessOptions(boolean obedient) {}
