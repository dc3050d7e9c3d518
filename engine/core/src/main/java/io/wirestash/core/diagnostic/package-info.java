/** Telling the user what is wrong with what they wrote or installed: places, suggestions, rendering, help. */
package io.wirestash.core.diagnostic;
