package io.wirestash.processor.rename;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.processor.Processor;
import org.pf4j.Extension;

/** Makes the {@code rename} processor. */
@Extension
@Component(kind = Kind.PROCESSOR, name = "rename", summary = "Gives a member another name.")
public final class RenameFactory implements ComponentFactory<RenameOptions, Processor> {
  @Override
  public Processor create(RenameOptions options, Context context) {
    if (!options.to().matches("[^.\\s]+(\\.[^.\\s]+)*")) {
      throw new OptionsException("to", "\"" + options.to() + "\" is no name: words joined by points, without blanks");
    }
    return event -> event.rename(options.from().path(), options.to());
  }
}
