/** Processors: what happens to events between parsers and outputs. */
package io.wirestash.api.processor;
