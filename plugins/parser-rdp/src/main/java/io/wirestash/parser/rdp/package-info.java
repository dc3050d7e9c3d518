/** RDP: how each connection is negotiated, what the client says of itself, and its login as far as it is visible. */
package io.wirestash.parser.rdp;
