/** Lists of addresses and ports as users write them in options. */
package io.wirestash.api.filter;
