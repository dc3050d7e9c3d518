/** Puts IPv4 and IPv6 datagrams together from their fragments. */
package io.wirestash.decoder.fragment;
