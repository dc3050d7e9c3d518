/** FTP: one event per command, one per login, and what its data connections carried. */
package io.wirestash.parser.ftp;
