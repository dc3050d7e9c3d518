package io.wirestash.input.pcapfile;

import io.wirestash.api.Option;
import java.nio.file.Path;
import java.util.List;

/** Options of {@code pcap_file}. */
public record PcapFileOptions(
    @Option(
            value = "Captures to read: files, patterns with * ? [..], directories, or - for standard input.",
            required = true,
            example = "captures/*.pcap")
        List<Path> path) {}
