package io.wirestash.core.config;

import io.wirestash.core.plugin.ComponentInfo;
import java.util.Map;

/**
 * One configured component of a pipeline.
 *
 * @param id unique in the pipeline
 * @param options checked values by option name, defaults filled in; types as {@link io.wirestash.api.Option} says
 * @param when which events an output takes, or null for all
 */
public record Item(ComponentInfo component, String id, Map<String, Object> options, Condition when, Place place) {}
