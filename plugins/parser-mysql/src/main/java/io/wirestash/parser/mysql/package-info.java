/** MySQL and MariaDB: logins, and commands with their results. */
package io.wirestash.parser.mysql;
