package io.wirestash.cli;

import io.wirestash.api.Kind;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of component on the command line: {@code parser}, or as pipelines call its stage, {@code parsers}. */
final class KindName implements ITypeConverter<Kind>, Iterable<String> {
  @Override
  public Kind convert(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(name) || kind.stage().equals(name)) return kind;
    }
    throw new TypeConversionException("no kind of component is called \"" + name + "\"; there are "
        + String.join(", ", this));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Kind.values()).map(Kind::word).iterator();
  }
}
