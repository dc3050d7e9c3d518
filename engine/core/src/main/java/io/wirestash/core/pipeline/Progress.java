package io.wirestash.core.pipeline;

/** How far a run is; {@code size} is -1 if unknown. Positions are bytes of the inputs. */
public record Progress(long packets, long position, long size) {}
