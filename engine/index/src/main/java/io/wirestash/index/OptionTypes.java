package io.wirestash.index;

import io.wirestash.api.ByteSize;
import io.wirestash.api.processor.EventCondition;
import io.wirestash.api.processor.MemberPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** From the Java type of an option to its type in the index. */
final class OptionTypes {
  private final JavaTypes java;

  OptionTypes(JavaTypes java) {
    this.java = java;
  }

  /** The type in the index, or null if options cannot have this type. */
  String of(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED || !java.is(type, List.class)) return scalar(type);
    TypeMirror element = java.argument(type, 0);
    String inner = element == null ? null : scalar(element);
    return inner == null ? null : "list:" + inner;
  }

  private String scalar(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN, INT, LONG, DOUBLE -> type.getKind().name().toLowerCase(Locale.ROOT);
      case DECLARED -> declared(type);
      default -> null;
    };
  }

  private String declared(TypeMirror type) {
    if (java.is(type, String.class)) return "string";
    if (java.is(type, Boolean.class)) return "boolean";
    if (java.is(type, Integer.class)) return "int";
    if (java.is(type, Long.class)) return "long";
    if (java.is(type, Double.class)) return "double";
    if (java.is(type, Duration.class)) return "duration";
    if (java.is(type, ByteSize.class)) return "size";
    if (java.is(type, Path.class)) return "path";
    if (java.is(type, EventCondition.class)) return "condition";
    if (java.is(type, MemberPath.class)) return "member";
    TypeElement element = java.element(type);
    return element.getKind() == ElementKind.ENUM ? "enum:" + constants(element) : null;
  }

  private static String constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .map(element -> element.getSimpleName().toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("|"));
  }
}
