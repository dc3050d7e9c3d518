/** SMTP: one event per mail transaction, with its message and attachments, and one per login. */
package io.wirestash.parser.smtp;
