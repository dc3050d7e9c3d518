package io.wirestash.core.diagnostic;

/**
 * A stretch of one line that the user wrote, in a file or on the command line.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 if the text is an argument of the command line
 * @param column from 1, in characters
 * @param length characters to underline, at least 1
 * @param text the whole line, values of secret options blotted out
 */
public record Place(String file, int line, int column, int length, String text) {}
