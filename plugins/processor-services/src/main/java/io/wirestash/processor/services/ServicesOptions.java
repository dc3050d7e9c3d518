package io.wirestash.processor.services;

import io.wirestash.api.Option;
import java.nio.file.Path;

/** Options of {@code services}. */
public record ServicesOptions(
    @Option(
            value = "Names of your own, in the form of /etc/services; they come before the built-in ones.",
            example = "/etc/services")
        Path file) {}
