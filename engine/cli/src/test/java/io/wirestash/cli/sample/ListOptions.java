package io.wirestash.cli.sample;

import java.nio.file.Path;
import java.util.List;

/** @param path what to read */
public record ListOptions(List<Path> path) {}
