/** The flow table, timers, direction, TCP state and Community ID. */
package io.wirestash.core.flow;
