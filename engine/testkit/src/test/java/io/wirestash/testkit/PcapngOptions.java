package io.wirestash.testkit;

import io.wirestash.api.Option;
import java.nio.file.Path;
import java.util.List;

/** Options of {@link PcapngFactory}. */
public record PcapngOptions(@Option(value = "Captures to read.", required = true) List<Path> path) {}
