/** Outputs: where events go. */
package io.wirestash.api.output;
