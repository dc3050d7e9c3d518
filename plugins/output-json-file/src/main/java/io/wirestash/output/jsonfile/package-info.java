/** The {@code json_file} output: events as JSON lines in files that never hold half an event. */
package io.wirestash.output.jsonfile;
