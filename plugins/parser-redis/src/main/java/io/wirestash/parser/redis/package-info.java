/** Redis: commands with their replies, messages, logins. */
package io.wirestash.parser.redis;
