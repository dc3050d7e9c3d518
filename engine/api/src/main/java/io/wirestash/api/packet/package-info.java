/** Packets: captured bytes in batches, and the headers found in them. */
package io.wirestash.api.packet;
