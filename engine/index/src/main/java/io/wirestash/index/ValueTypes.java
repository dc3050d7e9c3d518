package io.wirestash.index;

import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonMembers;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.JsonValue;
import io.wirestash.index.ValueType.Constant;
import io.wirestash.index.ValueType.Json;
import io.wirestash.index.ValueType.ListOf;
import io.wirestash.index.ValueType.MapOf;
import io.wirestash.index.ValueType.Members;
import io.wirestash.index.ValueType.Nested;
import io.wirestash.index.ValueType.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** From a Java type to what it is in JSON. */
final class ValueTypes {
  /** A type that has no JSON form here; without message if the compiler tells what is wrong with it. */
  static final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    Unsupported(String message) {
      super(message);
    }
  }

  private final JavaTypes java;
  private final Function<TypeElement, RecordShape> nested;

  /** @param nested reads a record that is a member's type */
  ValueTypes(JavaTypes java, Function<TypeElement, RecordShape> nested) {
    this.java = java;
    this.nested = nested;
  }

  ValueType of(TypeMirror type) throws Unsupported {
    return switch (type.getKind()) {
      case BOOLEAN -> Scalar.BOOLEAN;
      case INT, LONG -> Scalar.INTEGER;
      case DOUBLE -> Scalar.DOUBLE;
      case DECLARED -> declared(type);
      default -> throw unsupported(type);
    };
  }

  private ValueType declared(TypeMirror type) throws Unsupported {
    if (java.is(type, String.class)) return Scalar.TEXT;
    if (java.is(type, Boolean.class)) return Scalar.BOXED_BOOLEAN;
    if (java.is(type, Integer.class) || java.is(type, Long.class)) return Scalar.BOXED_INTEGER;
    if (java.is(type, Double.class)) return Scalar.BOXED_DOUBLE;
    if (java.is(type, List.class)) return new ListOf(argument(type, 0));
    if (java.is(type, Map.class)) return map(type);
    TypeElement element = java.element(type);
    if (java.isSubtype(type, JsonValue.class)) return new Json(jsonType(type, element));
    if (java.isSubtype(type, JsonMembers.class)) return new Members();
    boolean written = element.getKind() == ElementKind.ENUM || element.getKind() == ElementKind.RECORD;
    if (written && element.getModifiers().contains(Modifier.PRIVATE)) {
      throw new Unsupported(type + " is private: the codec, a class of its own, cannot see it");
    }
    if (element.getKind() == ElementKind.ENUM) return new Constant(element.getQualifiedName().toString());
    if (element.getKind() != ElementKind.RECORD || !element.getTypeParameters().isEmpty()) throw unsupported(type);
    return new Nested(nested.apply(element));
  }

  private ValueType map(TypeMirror type) throws Unsupported {
    TypeMirror key = java.argument(type, 0);
    if (key == null || !java.is(key, String.class)) {
      throw new Unsupported("unsupported type " + type + ": the keys of a map in an event are strings");
    }
    return new MapOf(argument(type, 1));
  }

  private ValueType argument(TypeMirror type, int i) throws Unsupported {
    TypeMirror argument = java.argument(type, i);
    if (argument == null) throw new Unsupported("unsupported type " + type + ": say of what");
    ValueType value = of(argument);
    if (value instanceof Members) throw new Unsupported("unsupported type " + type + ": JsonMembers have no value");
    return value;
  }

  private String jsonType(TypeMirror type, TypeElement element) {
    if (java.is(type, Ip.class)) return "ip";
    JsonType said = element.getAnnotation(JsonType.class);
    return said == null ? "string" : said.value();
  }

  private static Unsupported unsupported(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) return new Unsupported(null);
    return new Unsupported(
        "unsupported type " + type + " in an event: String, boolean, int, long, double, enums, JsonValue, records"
            + " without type parameters, and List and Map<String, ...> of these are supported");
  }
}
