/** The {@code elasticsearch} output: events as documents, sent until they are stored, and stored once. */
package io.wirestash.output.elasticsearch;
