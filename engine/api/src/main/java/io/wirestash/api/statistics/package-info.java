/** Statistics: what is counted by all workers and reported together. */
package io.wirestash.api.statistics;
