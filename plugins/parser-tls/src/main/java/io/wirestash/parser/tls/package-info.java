/** TLS and SSL over TCP: what a handshake shows of client, server and certificate. */
package io.wirestash.parser.tls;
