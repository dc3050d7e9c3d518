/** Wiring, threads, drain: the only package that knows all others. */
package io.wirestash.core.pipeline;
