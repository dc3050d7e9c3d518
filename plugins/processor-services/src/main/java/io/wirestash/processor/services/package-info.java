/** The {@code services} processor: names of services by port and transport. */
package io.wirestash.processor.services;
