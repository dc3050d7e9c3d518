/** Parser sessions and what they stand on: pending requests, budgets, containment. */
package io.wirestash.core.stream;
