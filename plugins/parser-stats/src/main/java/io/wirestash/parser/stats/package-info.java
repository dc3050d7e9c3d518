/** Traffic statistics per interval, and detectors of scans, floods and password guessing that work on counts. */
package io.wirestash.parser.stats;
