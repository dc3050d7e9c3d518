/** The {@code geoip} processor: where the addresses of an event are. */
package io.wirestash.processor.geoip;
