/** HTTP/1: one event per request with its response. */
package io.wirestash.parser.http;
