/** The {@code rename} processor: other names for members. */
package io.wirestash.processor.rename;
