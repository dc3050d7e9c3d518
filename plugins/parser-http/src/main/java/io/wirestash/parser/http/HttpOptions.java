package io.wirestash.parser.http;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.time.Duration;
import java.util.List;

/** Options of {@code http}. */
public record HttpOptions(
    @Option(
            value = "Ports on which a request line without doubtless signs of HTTP is read, too.",
            fallback = "[80, 591, 3128, 5985, 8000, 8008, 8080, 8081, 8088, 8888, 9080]",
            min = 1,
            max = 65535,
            example = "[80, 8080]")
        List<Integer> ports,
    @Option(value = "Looks for HTTP on no other port.", fallback = "false") boolean onlyPorts,
    @Option(
            value = "How long a request waits for its response before it is reported as unanswered.",
            fallback = "60s",
            min = 1000,
            max = 3_600_000)
        Duration answerTimeout,
    @Option(
            value = "How much of a body is shown, after unpacking; 0 for nothing.",
            fallback = "4KiB",
            min = 0,
            max = 1 << 20)
        ByteSize maxBody,
    @Option(
            value = "How much a compressed body may unpack to; what is beyond is not looked at.",
            fallback = "1MiB",
            min = 0,
            max = 64 << 20)
        ByteSize maxUnpacked,
    @Option(value = "Adds the SHA-256 of each body, unpacked.", fallback = "true") boolean bodyHashes,
    @Option(value = "Shows bodies that are not text in base 64.", fallback = "false") boolean binaryBodies) {}
