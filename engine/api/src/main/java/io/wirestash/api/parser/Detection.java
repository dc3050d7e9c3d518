package io.wirestash.api.parser;

import java.util.List;

/**
 * How a flow's protocol was found.
 *
 * @param method {@code bytes} (certain by content), {@code port} (possible by content, and the port hints at it),
 *     {@code signature}, {@code expected} (announced by another flow), {@code switched} (announced in this flow), or
 *     null if no parser took the flow
 * @param rejected protocols that were tried and refused, in the pipeline's order
 */
public record Detection(String method, List<String> rejected) {}
