/** Which parser for which flow. */
package io.wirestash.core.detect;
