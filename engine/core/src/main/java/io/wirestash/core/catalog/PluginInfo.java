package io.wirestash.core.catalog;

import java.nio.file.Path;

/** A plugin jar as its manifest describes it. {@code jar} is null for the engine's own components. */
public record PluginInfo(String id, String version, String requires, String provider, Path jar) {}
