/** Packets as events, and as lines for people. */
package io.wirestash.parser.packet;
