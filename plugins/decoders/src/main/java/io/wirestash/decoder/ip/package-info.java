/** IPv4, IPv6 and their fragments. */
package io.wirestash.decoder.ip;
