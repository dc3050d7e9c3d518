/** Conditions on events: what {@code when} and options of that kind say. */
package io.wirestash.core.condition;
