package io.wirestash.index;

import io.wirestash.api.Component;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** A class annotated with {@link Component}; class names are binary names. */
record ComponentModel(
    TypeElement element,
    Component annotation,
    String factoryClass,
    String optionsClass,
    List<OptionModel> options,
    List<String> emits) {}
