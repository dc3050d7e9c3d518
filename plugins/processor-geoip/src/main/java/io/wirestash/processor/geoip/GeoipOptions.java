package io.wirestash.processor.geoip;

import io.wirestash.api.Option;
import java.nio.file.Path;
import java.util.List;

/** Options of {@code geoip}. */
public record GeoipOptions(
    @Option(
            value = "MaxMind DB files (country, city, ASN) or a qqwry.dat. What the first leaves open, the next may know.",
            required = true,
            example = "[/usr/share/GeoIP/GeoLite2-City.mmdb, /usr/share/GeoIP/GeoLite2-ASN.mmdb]")
        List<Path> databases,
    @Option(value = "Language of names, where a database has several.", fallback = "en", example = "zh-CN") String language,
    @Option(
            value = "Addresses whose place is remembered.",
            fallback = "65536",
            min = 16,
            max = 16_777_216)
        int cache) {}
