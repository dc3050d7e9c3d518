/** The {@code engine} command: one class a verb, the only {@code main}, the only exit code. */
package io.wirestash.cli;
