package io.wirestash.core.config;

import io.wirestash.api.auth.Credentials;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import java.util.Locale;

/** Reads the pipeline's key {@code credentials}; warns if passwords will be shown. */
final class CredentialsReader {
  /** The key, described as the option of a component is. */
  static final OptionInfo OPTION = new OptionInfo("credentials", "enum:mask|show|drop", "mask", false, false,
      Long.MIN_VALUE, Long.MAX_VALUE,
      "What events say of passwords: mask gives length and re-use, show the clear text, drop nothing.", null);

  private final Variables variables;
  private final Problems problems;

  CredentialsReader(Variables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** What the pipeline says; what is no value of the key is a problem, and masks. */
  Credentials read(Mapping root) {
    Entry entry = root.get(OPTION.name());
    if (entry == null) return Credentials.MASK;
    if (entry.value() instanceof Scalar scalar) return read(scalar);
    problems.error("E103", entry.value().span(),
        "\"" + OPTION.name() + "\" needs " + OptionType.of(OPTION.type()).wanted() + ", not " + entry.value().kind(),
        null);
    return Credentials.MASK;
  }

  private Credentials read(Scalar scalar) {
    Variables.Resolved resolved = variables.resolve(scalar);
    if (resolved == null) return Credentials.MASK;
    Credentials credentials = credentials(resolved, scalar.span());
    if (credentials == Credentials.SHOW) {
      problems.warning("W504", scalar.span(), "events will hold passwords in clear text", null,
          "whoever can read the outputs can use them; \"credentials: mask\" hides them");
    }
    return credentials;
  }

  private Credentials credentials(Variables.Resolved resolved, Span at) {
    String shown = resolved.hidden() ? null : resolved.text();
    try {
      Object word = OptionValues.of(resolved.text(), OPTION, OptionType.of(OPTION.type()), null, shown);
      return Credentials.valueOf(word.toString().toUpperCase(Locale.ROOT));
    } catch (OptionValues.Unfit e) {
      problems.error(e.code(), at, e.getMessage(), e.pointer());
      return Credentials.MASK;
    }
  }
}
