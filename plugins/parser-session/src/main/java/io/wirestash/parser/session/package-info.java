/** Finished flows as events, if wanted with their payload. */
package io.wirestash.parser.session;
