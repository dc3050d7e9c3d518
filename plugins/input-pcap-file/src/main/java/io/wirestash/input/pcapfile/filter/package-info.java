/** Capture filters in the language of pcap-filter(7), compiled for each link type and evaluated without libpcap. */
package io.wirestash.input.pcapfile.filter;
