/** Finished flows as events. */
package io.wirestash.parser.session;
