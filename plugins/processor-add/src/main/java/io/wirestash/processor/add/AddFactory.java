package io.wirestash.processor.add;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.processor.Processor;
import java.util.Locale;
import org.pf4j.Extension;

/** Makes the {@code add} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "add", summary = "Adds a member with a fixed value.")
public final class AddFactory implements ComponentFactory<AddOptions, Processor> {
  @Override
  public Processor create(AddOptions options, Context context) {
    if (!options.member().matches("[^.\\s]+(\\.[^.\\s]+)*")) {
      throw new OptionsException("member", "\"" + options.member() + "\" is no name: words joined by points, without blanks");
    }
    Object value = value(options);
    return event -> event.set(options.member(), value);
  }

  private static Object value(AddOptions options) {
    String text = options.value();
    try {
      return switch (options.type()) {
        case TEXT -> text;
        case INTEGER -> Long.valueOf(text);
        case NUMBER -> finite(Double.parseDouble(text));
        case BOOLEAN -> truth(text);
      };
    } catch (IllegalArgumentException e) {
      throw new OptionsException("value", "\"" + text + "\" is no " + options.type().name().toLowerCase(Locale.ROOT));
    }
  }

  private static Double finite(double number) {
    if (!Double.isFinite(number)) throw new IllegalArgumentException("JSON has no such number");
    return number;
  }

  private static Boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) throw new IllegalArgumentException(text);
    return Boolean.valueOf(text);
  }
}
