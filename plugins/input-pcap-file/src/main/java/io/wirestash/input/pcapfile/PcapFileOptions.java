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
        List<Path> path,
    @Option(
            value = "Only packets that match: an expression as tcpdump takes it (pcap-filter), without host names.",
            example = "tcp port 80 and net 10.0.0.0/8")
        String filter) {}
