/** Streams: from the segments of TCP connections to ordered bytes with explicit gaps. */
package io.wirestash.api.stream;
