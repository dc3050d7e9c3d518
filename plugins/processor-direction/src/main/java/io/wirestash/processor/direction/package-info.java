/** The {@code direction} processor: which way an event goes, seen from local networks. */
package io.wirestash.processor.direction;
