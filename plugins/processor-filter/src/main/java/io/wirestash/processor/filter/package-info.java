/** The {@code filter} processor: which events go on. */
package io.wirestash.processor.filter;
