/** The input {@code pcap_file}: packets from pcap and pcapng captures, in pure Java. */
package io.wirestash.input.pcapfile;
