/** Login attempts: the event that all protocols share, and how passwords are kept out of it. */
package io.wirestash.api.auth;
