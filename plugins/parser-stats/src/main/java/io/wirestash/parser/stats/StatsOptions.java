package io.wirestash.parser.stats;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Options of {@code stats}. Limits are for one interval. */
public record StatsOptions(
    @Option(
            value = "How long is counted for one report, in packet time.",
            fallback = "60s",
            min = 1000,
            max = 86_400_000,
            example = "10s")
        Duration interval,
    @Option(
            value = "What traffic is counted by; an empty list for no counts.",
            fallback = "[host, pair, service, protocol]")
        List<By> by,
    @Option(
            value = "MaxMind DB files, for country and network; the first one that knows an address tells.",
            example = "[GeoLite2-Country.mmdb, GeoLite2-ASN.mmdb]")
        List<Path> geoip,
    @Option(value = "How many entries of each are listed: those with most bytes.", fallback = "10", min = 0, max = 1000)
        int top,
    @Option(
            value = "Most hosts, pairs and services that are counted apart, each; shared out among workers.",
            fallback = "32768",
            min = 64,
            max = 1_000_000)
        int maxKeys,
    @Option(
            value = "What anomalies are raised for; an empty list for none.",
            fallback =
                "[port_scan, host_sweep, syn_flood, udp_flood, amplification, brute_force, password_spraying, rate]")
        List<Alarm> alarms,
    @Option(
            value = "Ports of one host that somebody tries without success: port_scan.",
            fallback = "20",
            min = 2,
            max = 65_536)
        int scannedPorts,
    @Option(
            value = "Hosts on which somebody tries the same port without success: host_sweep.",
            fallback = "25",
            min = 2,
            max = 1_000_000)
        int sweptHosts,
    @Option(
            value = "SYNs to one port of one host of which no connection came: syn_flood.",
            fallback = "5000",
            min = 2)
        long floodSyns,
    @Option(
            value = "UDP packets to one host in flows in which it has not answered: udp_flood.",
            fallback = "50000",
            min = 2)
        long floodDatagrams,
    @Option(
            value = "What a host gets of a service that can be misused for amplification: amplification.",
            fallback = "1MiB",
            min = 1)
        ByteSize amplifiedBytes,
    @Option(
            value = "How many times more that is than what the host has sent there.",
            fallback = "10",
            min = 1,
            max = 100_000)
        long amplifiedRatio,
    @Option(
            value = "Failed logins of one client to a service of one host: brute_force.",
            fallback = "10",
            min = 2,
            max = 1_000_000)
        int failedLogins,
    @Option(
            value = "Users as whom one client fails to log in, a few times each: password_spraying.",
            fallback = "10",
            min = 2,
            max = 1_000_000)
        int sprayedUsers,
    @Option(
            value = "Bytes of a host that are too few to raise rate, however quiet it was before.",
            fallback = "100MiB",
            min = 0)
        ByteSize rateBytes,
    @Option(
            value = "How many standard deviations above its mean a host's bytes must be for rate.",
            fallback = "6",
            min = 1,
            max = 1000)
        double rateDeviations,
    @Option(
            value = "Intervals for which a host must be known before rate is raised for it.",
            fallback = "10",
            min = 2,
            max = 10_000)
        int rateWarmUp) {}
