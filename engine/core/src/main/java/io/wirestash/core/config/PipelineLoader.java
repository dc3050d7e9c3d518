package io.wirestash.core.config;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.diagnostic.Nearest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a pipeline file, applies the command line, checks everything against what is installed. */
public final class PipelineLoader {
  private PipelineLoader() {}

  /** Never throws for the user's mistakes: they are the result's diagnostics, all of them. */
  public static Loaded load(LoadRequest request, Catalog catalog) {
    Problems problems = new Problems();
    Source source = PipelineFile.read(request.file(), problems);
    Pipeline pipeline = source == null ? null : pipeline(source, request, catalog, problems);
    return new Loaded(problems.errors() == 0 ? pipeline : null, problems.inOrder());
  }

  /** The same with a pipeline of the program's own; the request's file is only its name. */
  public static Loaded load(String yaml, LoadRequest request, Catalog catalog) {
    Problems problems = new Problems();
    Pipeline pipeline = pipeline(Source.file(request.file().toString(), yaml), request, catalog, problems);
    return new Loaded(problems.errors() == 0 ? pipeline : null, problems.inOrder());
  }

  private static Pipeline pipeline(Source source, LoadRequest request, Catalog catalog, Problems problems) {
    Predicate<String> secret = secretKeys(catalog);
    Value value = YamlReader.read(source, problems, secret);
    if (value == null) return null;
    if (!(value instanceof Mapping root)) {
      problems.error("E103", value.span(), "a pipeline is a map of stages, not " + value.kind(), null,
          "it begins with: inputs:");
      return null;
    }
    Overrides overrides = new Overrides(problems, secret);
    InputOverrides inputs = new InputOverrides(overrides);
    root = inputs.captures(root, request.inputs());
    root = inputs.interfaces(root, request.interfaces());
    root = inputs.filter(root, request.filter());
    for (String set : request.sets()) root = overrides.set(root, set);
    Path parent = request.file().getParent();
    Path directory = parent == null ? Path.of("") : parent;
    Variables variables = new Variables(directory, request.environment(), problems);
    OptionBinder options = new OptionBinder(directory, variables, problems);
    ItemBinder items = new ItemBinder(catalog, options, variables, problems);
    CredentialsReader credentials = new CredentialsReader(variables, problems);
    return new PipelineBinder(catalog, items, credentials, problems).bind(request.file(), root);
  }

  /** Keys whose values must not be shown: those of secret options, also when slightly misspelt. */
  private static Predicate<String> secretKeys(Catalog catalog) {
    Set<String> secret = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (ComponentInfo component : catalog.components()) {
      for (OptionInfo option : component.options()) (option.secret() ? secret : open).add(option.name());
    }
    return key -> secret.contains(key) || !open.contains(key) && Nearest.to(key, secret) != null;
  }
}
