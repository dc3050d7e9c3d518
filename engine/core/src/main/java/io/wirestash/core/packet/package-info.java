/** Batches, decoding, checksum policy and sharding: all that happens before flows. */
package io.wirestash.core.packet;
