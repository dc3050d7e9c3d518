/** For the tests of plugins, ours and everyone's: bytes or captures in, events out. */
package io.wirestash.testkit;
