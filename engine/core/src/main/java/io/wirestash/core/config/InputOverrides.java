package io.wirestash.core.config;

import io.wirestash.core.config.Overrides.Step;
import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** What {@code -r}, {@code -i} and {@code -f} make of a pipeline's inputs before it is checked. */
final class InputOverrides {
  private static final String INPUTS = "inputs";

  private final Overrides overrides;

  InputOverrides(Overrides overrides) {
    this.overrides = overrides;
  }

  /** Puts one {@code pcap_file} that reads these captures in place of all inputs; keeps them if there are none. */
  Mapping captures(Mapping root, List<String> captures) {
    return replace(root, Origin.READ, captures, "pcap_file", "path");
  }

  /** Puts one {@code interface} that captures from these interfaces in place of all inputs; keeps them if there are none. */
  Mapping interfaces(Mapping root, List<String> names) {
    return replace(root, Origin.INTERFACE, names, "interface", "name");
  }

  private static Mapping replace(Mapping root, Origin flag, List<String> words, String component, String option) {
    if (words.isEmpty()) return root;
    List<Value> values = new ArrayList<>();
    for (String word : words) values.add(literal(flag, word));
    Span span = values.get(0).span();
    Mapping options = new Mapping(List.of(new Entry(option, span, new Sequence(values, span))), span);
    Mapping item = new Mapping(List.of(new Entry(component, span, options)), span);
    return root.with(new Entry(INPUTS, span, new Sequence(List.of(item), span)));
  }

  /** Gives every input this filter, in place of its own; null changes nothing. */
  Mapping filter(Mapping root, String expression) {
    Entry inputs = root.get(INPUTS);
    if (expression == null || inputs == null || !(inputs.value() instanceof Sequence sequence)) return root;
    Scalar filter = literal(Origin.FILTER, expression);
    Value changed = sequence;
    for (int i = 0; i < sequence.items().size(); i++) {
      String component = Overrides.component(sequence.items().get(i));
      if (component == null) continue; // an item without a component is reported later
      List<Step> steps = new ArrayList<>();
      for (String key : List.of(Integer.toString(i), component, "filter")) steps.add(new Step(key, filter.span()));
      changed = overrides.put(changed, steps, 0, filter);
    }
    return root.with(new Entry(INPUTS, inputs.span(), changed));
  }

  /** A shell's word is no template: what looks like a variable is part of it. */
  private static Scalar literal(Origin flag, String word) {
    String typed = flag.text() + ' ';
    Source source = Source.argument(typed + word, flag);
    return new Scalar(word.replace("${", "$${"), false, source.span(typed.length(), source.text().length()));
  }
}
