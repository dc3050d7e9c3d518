/** Parsers: from the bytes of a flow to events. */
package io.wirestash.api.parser;
