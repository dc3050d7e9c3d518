/** Events: what leaves a parser, and how it becomes JSON. */
package io.wirestash.api.event;
