package io.wirestash.index;

import io.wirestash.api.Component;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/**
 * A class annotated with {@link Component}; class names are binary names.
 *
 * @param emits the records of its events by their names
 */
record ComponentModel(
    TypeElement element,
    Component annotation,
    String factoryClass,
    String optionsClass,
    List<OptionModel> options,
    Map<String, TypeElement> emits) {}
