/** The engine with its plugins: what must hold for a whole run. */
package io.wirestash.acceptance;
