/** The {@code add} processor: members with fixed values. */
package io.wirestash.processor.add;
