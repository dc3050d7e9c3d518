/** The {@code sample} processor: a part of many events. */
package io.wirestash.processor.sample;
