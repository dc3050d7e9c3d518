/** The input {@code interface}: packets as they pass network interfaces, by libpcap. */
package io.wirestash.input.live;
