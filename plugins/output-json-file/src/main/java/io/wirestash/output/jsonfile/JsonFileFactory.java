package io.wirestash.output.jsonfile;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.OptionsException;
import io.wirestash.api.output.Output;
import org.pf4j.Extension;

/** Makes the {@code json_file} output. */
@Extension
@Component(
    kind = Kind.OUTPUT,
    name = "json_file",
    summary = "Events as JSON lines in files, rotated and compressed on request.")
public final class JsonFileFactory implements ComponentFactory<JsonFileOptions, Output> {
  @Override
  public Output create(JsonFileOptions options, Context context) {
    if (!options.append() && options.rotates()) {
      throw new OptionsException("append", "numbered files replace no earlier ones: leave out append or rotation");
    }
    PathTemplate template;
    try {
      template = PathTemplate.parse(options.path() + missingSuffix(options));
    } catch (IllegalArgumentException wrong) {
      throw new OptionsException("path", wrong.getMessage());
    }
    return new JsonFileOutput(template, options, context);
  }

  private static String missingSuffix(JsonFileOptions options) {
    String suffix = options.compress().suffix();
    return options.path().toString().endsWith(suffix) ? "" : suffix;
  }
}
