/** Encoded events, capture order, queues to outputs. */
package io.wirestash.core.delivery;
