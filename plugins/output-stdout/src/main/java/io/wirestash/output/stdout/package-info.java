/** The {@code stdout} output: events as JSON lines, or laid out for people. */
package io.wirestash.output.stdout;
