/** TCP: segments in, ordered bytes with explicit gaps out. */
package io.wirestash.reassembler.tcp;
