/** Find, check, load and isolate plugin jars. */
package io.wirestash.core.plugin;
