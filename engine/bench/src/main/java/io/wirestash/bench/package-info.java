/** JMH benchmarks of the stages that every packet passes, over DNS traffic made in memory. */
package io.wirestash.bench;
