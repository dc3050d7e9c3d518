package io.wirestash.index;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/** Reports compile errors at the element that is to be mended. */
final class Problems {
  private final Messager messager;
  private int count;

  Problems(Messager messager) {
    this.messager = messager;
  }

  void error(Element at, String message) {
    count++;
    messager.printMessage(Diagnostic.Kind.ERROR, message, placed(at));
  }

  /** The compiler knows no place in the source of a record component, but that of its field. */
  private static Element placed(Element at) {
    if (at == null || at.getKind() != ElementKind.RECORD_COMPONENT) return at;
    return ElementFilter.fieldsIn(at.getEnclosingElement().getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(at.getSimpleName()))
        .findFirst()
        .map(Element.class::cast)
        .orElse(at);
  }

  /** Errors so far. */
  int count() {
    return count;
  }
}
