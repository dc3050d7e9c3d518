/** DNS, multicast DNS and LLMNR: one event per message. */
package io.wirestash.parser.dns;
