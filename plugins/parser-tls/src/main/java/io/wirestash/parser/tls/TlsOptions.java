package io.wirestash.parser.tls;

import io.wirestash.api.Option;
import java.util.List;

/** Options of {@code tls}. */
public record TlsOptions(
    @Option(
            value = "Ports of TLS servers: where a connection's beginning is missing, they tell who is the server.",
            fallback = "[443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 5061, 8443]",
            min = 1,
            max = 65535,
            example = "[443, 993]")
        List<Integer> ports) {}
