package io.wirestash.core.config;

import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import java.util.List;

/** A single YAML value outside of a pipeline file: the default of an option, the right side of {@code --set}. */
final class Fragment {
  private Fragment() {}

  /** True if the text has to be read as YAML; all else stands for itself. */
  static boolean structured(String text) {
    return !text.isEmpty() && "[{\"'".indexOf(text.charAt(0)) >= 0;
  }

  /** The scalar, or those of the list, that a default is written as. */
  static List<String> scalars(String text) {
    if (!structured(text)) return List.of(text);
    Source source = Source.argument(text, Origin.DEFAULT);
    Value value = YamlReader.read(source, new Problems(), key -> false);
    if (value instanceof Scalar scalar) return List.of(scalar.text());
    if (!(value instanceof Sequence sequence)) return List.of(text);
    return sequence.items().stream().map(item -> item instanceof Scalar scalar ? scalar.text() : "").toList();
  }
}
