/** The account of packets and events. */
package io.wirestash.core.ledger;
