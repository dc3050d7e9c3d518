/** PostgreSQL: logins, and queries with their results. */
package io.wirestash.parser.postgresql;
