package io.wirestash.index;

import io.wirestash.api.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Reads and checks an options record. */
final class OptionReader {
  private final OptionTypes types;
  private final Problems problems;

  OptionReader(JavaTypes java, Problems problems) {
    this.types = new OptionTypes(java);
    this.problems = problems;
  }

  List<OptionModel> read(TypeElement record) {
    List<OptionModel> options = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      OptionModel option = option(component);
      if (option == null) continue;
      options.add(option);
      if (!names.add(option.name())) problems.error(component, "two options are named \"" + option.name() + "\"");
    }
    return options;
  }

  private OptionModel option(RecordComponentElement component) {
    Option annotation = component.getAnnotation(Option.class);
    if (annotation == null) {
      problems.error(component, "option " + component.getSimpleName() + " lacks @Option");
      return null;
    }
    String type = types.of(component.asType());
    if (type == null) {
      problems.error(
          component,
          "unsupported option type " + component.asType() + ": String, boolean, int, long, double, enums, Duration,"
              + " ByteSize, Path, and List of these are supported");
      return null;
    }
    OptionModel option = new OptionModel(Names.snakeCase(component.getSimpleName().toString()), type, annotation);
    check(component, option);
    return option;
  }

  private void check(RecordComponentElement component, OptionModel option) {
    Option annotation = option.annotation();
    boolean hasDefault = !annotation.fallback().isEmpty();
    if (annotation.value().isBlank()) problems.error(component, "@Option says what the option does");
    if (annotation.min() > annotation.max()) problems.error(component, "min is greater than max");
    if (annotation.required() && hasDefault) problems.error(component, "a required option has no use for a default");
    if (!annotation.required() && !hasDefault && component.asType().getKind().isPrimitive()) {
      problems.error(component, component.asType() + " cannot be null: give a default, or make the option required");
    }
    value(component, option, "default", annotation.fallback());
    value(component, option, "example", annotation.example());
  }

  private void value(RecordComponentElement component, OptionModel option, String what, String value) {
    if (value.isEmpty()) return;
    String fault = OptionValues.fault(option.type(), value, option.annotation());
    if (fault != null) problems.error(component, what + " \"" + value + "\" of " + option.name() + " " + fault);
  }
}
