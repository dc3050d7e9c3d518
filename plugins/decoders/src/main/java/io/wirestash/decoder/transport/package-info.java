/** What IP carries: ports, payload and checksums. */
package io.wirestash.decoder.transport;
