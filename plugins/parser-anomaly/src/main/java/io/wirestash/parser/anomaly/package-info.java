/** Anomalies as events. */
package io.wirestash.parser.anomaly;
