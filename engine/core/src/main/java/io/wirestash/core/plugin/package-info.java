/** Loads plugin jars, each in a class loader of its own. */
package io.wirestash.core.plugin;
