package io.wirestash.index;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about Java types, asked of the compiler. */
final class JavaTypes {
  private final Elements elements;
  private final Types types;

  JavaTypes(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    types = environment.getTypeUtils();
  }

  /** The class of a declared type. */
  TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  boolean is(TypeMirror type, Class<?> other) {
    return type.getKind() == TypeKind.DECLARED
        && element(type).getQualifiedName().contentEquals(other.getCanonicalName());
  }

  boolean isSubtype(TypeMirror type, Class<?> other) {
    TypeElement element = elements.getTypeElement(other.getCanonicalName());
    return element != null && types.isSubtype(types.erasure(type), types.erasure(element.asType()));
  }

  /** The i-th type argument, of a wildcard its bound; null if there is none. */
  TypeMirror argument(TypeMirror type, int i) {
    var arguments = ((DeclaredType) type).getTypeArguments();
    if (i >= arguments.size()) return null;
    TypeMirror argument = arguments.get(i);
    return argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
  }

  /** The type as which {@code type} extends or implements {@code other}, with its arguments filled in; or null. */
  DeclaredType as(TypeMirror type, Class<?> other) {
    if (is(type, other)) return (DeclaredType) type;
    for (TypeMirror above : types.directSupertypes(type)) {
      DeclaredType found = as(above, other);
      if (found != null) return found;
    }
    return null;
  }

  String binaryName(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  String packageName(TypeElement type) {
    return elements.getPackageOf(type).getQualifiedName().toString();
  }
}
