/** The {@code elasticsearch} output: events as documents, delivered at least once under ids that make it exactly once. */
package io.wirestash.output.elasticsearch;
