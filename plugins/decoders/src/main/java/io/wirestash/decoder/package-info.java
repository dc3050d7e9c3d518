/** Headers of link, network and transport layers and of tunnels: one class a header. */
package io.wirestash.decoder;
