/** Packets inside packets. */
package io.wirestash.decoder.tunnel;
