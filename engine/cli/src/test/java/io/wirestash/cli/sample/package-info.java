/** Components for tests of the command, named in this class path's component index. */
package io.wirestash.cli.sample;
