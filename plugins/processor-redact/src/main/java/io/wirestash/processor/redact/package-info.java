/** The {@code redact} processor: what events must not tell. */
package io.wirestash.processor.redact;
