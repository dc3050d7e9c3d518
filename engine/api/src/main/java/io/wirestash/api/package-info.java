/** What every plugin shares: how a component is declared, configured and created. */
package io.wirestash.api;
