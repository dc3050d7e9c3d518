/** Statistics: counted by each worker, reported together. */
package io.wirestash.core.statistics;
