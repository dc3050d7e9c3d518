/** SSH: the handshake of each connection, and what the lengths of encrypted packets tell of the login. */
package io.wirestash.parser.ssh;
