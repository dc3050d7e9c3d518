package io.wirestash.index;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.MirroredTypesException;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads and checks factories annotated with {@link Component}. */
final class ComponentReader {
  private final JavaTypes java;
  private final Problems problems;
  private final OptionReader options;

  ComponentReader(JavaTypes java, Problems problems) {
    this.java = java;
    this.problems = problems;
    this.options = new OptionReader(java, problems);
  }

  /** The component, or null if it has errors, which have been reported. */
  ComponentModel read(TypeElement factory) {
    int before = problems.count();
    Component annotation = factory.getAnnotation(Component.class);
    checkNames(factory, annotation);
    checkClass(factory);
    TypeElement record = optionsRecord(factory);
    if (record == null) return null;
    List<OptionModel> read = options.read(record);
    if (problems.count() > before) return null;
    String optionsClass = java.binaryName(record);
    return new ComponentModel(factory, annotation, java.binaryName(factory), optionsClass, read, emits(annotation));
  }

  private void checkNames(TypeElement factory, Component annotation) {
    if (!Names.isSnakeCase(annotation.name())) {
      problems.error(factory, "the component name \"" + annotation.name() + "\" is not lower_snake_case");
    }
    if (annotation.summary().isBlank()) problems.error(factory, "@Component says what the component does");
  }

  private void checkClass(TypeElement factory) {
    boolean nested = factory.getEnclosingElement().getKind() != ElementKind.PACKAGE;
    boolean makeable =
        factory.getKind() == ElementKind.CLASS
            && factory.getModifiers().contains(Modifier.PUBLIC)
            && !factory.getModifiers().contains(Modifier.ABSTRACT)
            && (!nested || factory.getModifiers().contains(Modifier.STATIC));
    if (!makeable) {
      problems.error(factory, "a component's factory is a public class, neither abstract nor an inner class");
      return;
    }
    var constructors = ElementFilter.constructorsIn(factory.getEnclosedElements());
    if (constructors.stream().noneMatch(ComponentReader::isPlain)) {
      problems.error(factory, "a component's factory has a public constructor without parameters");
    }
  }

  private static boolean isPlain(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty() && constructor.getModifiers().contains(Modifier.PUBLIC);
  }

  /** The {@code O} in {@code ComponentFactory<O, C>}. */
  private TypeElement optionsRecord(TypeElement factory) {
    DeclaredType supertype = java.as(factory.asType(), ComponentFactory.class);
    if (supertype == null) {
      problems.error(factory, "a class with @Component implements ComponentFactory");
      return null;
    }
    TypeMirror options = java.argument(supertype, 0);
    if (options != null && options.getKind() == TypeKind.ERROR) return null; // the compiler tells about it
    boolean isRecord =
        options != null
            && options.getKind() == TypeKind.DECLARED
            && java.element(options).getKind() == ElementKind.RECORD
            && java.element(options).getTypeParameters().isEmpty();
    if (isRecord) return java.element(options);
    problems.error(factory, "the options of a component are a record of its own, or NoOptions");
    return null;
  }

  private Map<String, TypeElement> emits(Component annotation) {
    try {
      annotation.emits();
      throw new IllegalStateException("classes of the code being compiled cannot be loaded");
    } catch (MirroredTypesException types) { // the documented way to read class values
      Map<String, TypeElement> emits = new LinkedHashMap<>();
      for (TypeMirror type : types.getTypeMirrors()) {
        if (type.getKind() == TypeKind.DECLARED) emits.put(java.binaryName(java.element(type)), java.element(type));
      }
      return emits;
    }
  }
}
