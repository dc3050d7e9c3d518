/** The {@code sqlite} output: events as rows of a database in one file. */
package io.wirestash.output.sqlite;
