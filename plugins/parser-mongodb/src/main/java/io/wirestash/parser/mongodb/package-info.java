/** MongoDB: commands with their results, logins. */
package io.wirestash.parser.mongodb;
