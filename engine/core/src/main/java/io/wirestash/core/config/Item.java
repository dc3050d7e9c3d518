package io.wirestash.core.config;

import io.wirestash.api.OptionsException;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.condition.Condition;
import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Place;
import java.util.Map;

/**
 * One configured component of a pipeline.
 *
 * @param id unique in the pipeline
 * @param options checked values by option name, defaults filled in; types as {@link io.wirestash.api.Option} says, an
 *     enum constant as its name in YAML. An option without value is missing, a list without value is empty
 * @param origins who gave each of these values
 * @param when which events an output takes, or null for all
 * @param place where the item begins, or null if the engine added it
 */
public record Item(
    ComponentInfo component,
    String id,
    Map<String, Object> options,
    Map<String, Origin> origins,
    Condition when,
    Place place) {

  public Item(ComponentInfo component, String id, Map<String, Object> options, Condition when, Place place) {
    this(component, id, options, Map.of(), when, place);
  }

  /** What to tell the user if the component refuses options that each are valid. */
  public Diagnostic refused(OptionsException e) {
    String option = e.option() == null ? "" : "option \"" + e.option() + "\" of ";
    return Diagnostic.error("E117", option + component.name() + ": " + e.getMessage(), place, null,
        "more: engine describe " + component.kind().word() + " " + component.name());
  }
}
