/** Link layers: how a network or a capture device frames packets. */
package io.wirestash.decoder.link;
