package io.wirestash.api.packet;

/**
 * Where packets of a capture came from.
 *
 * @param index ordinal within the capture, from 0
 * @param name as the capture says ({@code eth0}), or null
 * @param linkType number of the LINKTYPE_ registry (tcpdump.org/linktypes.html)
 * @param nanoseconds true if its time stamps are finer than microseconds
 */
public record CaptureInterface(int index, String name, int linkType, boolean nanoseconds) {}
