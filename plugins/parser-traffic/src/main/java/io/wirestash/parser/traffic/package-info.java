/** IP packets as small events, for statistics of traffic. */
package io.wirestash.parser.traffic;
