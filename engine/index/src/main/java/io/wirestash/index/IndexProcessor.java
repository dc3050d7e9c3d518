package io.wirestash.index;

import io.wirestash.api.Component;
import io.wirestash.api.event.EventType;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.StandardLocation;

/**
 * The annotation processor: for each {@link EventType} of this module, and for each of another module that a component
 * emits, a codec; and for the jar one component index. A module that declares neither components nor events gets nothing.
 */
public final class IndexProcessor extends AbstractProcessor {
  private final Map<String, EventModel> events = new LinkedHashMap<>();
  private final Map<String, ComponentModel> components = new LinkedHashMap<>();
  private JavaTypes java;
  private Problems problems;
  private EventReader eventReader;
  private ComponentReader componentReader;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Component.class.getCanonicalName(), EventType.class.getCanonicalName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    java = new JavaTypes(environment);
    problems = new Problems(environment.getMessager());
    eventReader = new EventReader(java, problems);
    componentReader = new ComponentReader(java, problems);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      for (TypeElement type : annotated(round, EventType.class)) event(type);
      for (TypeElement type : annotated(round, Component.class)) component(type);
      if (round.processingOver()) finish();
    } catch (IOException e) {
      problems.error(null, "cannot write generated files: " + e.getMessage());
    }
    return false; // other processors may want to see the annotations
  }

  private static Set<TypeElement> annotated(RoundEnvironment round, Class<? extends Annotation> by) {
    return ElementFilter.typesIn(round.getElementsAnnotatedWith(by));
  }

  private void event(TypeElement type) throws IOException {
    EventModel event = eventReader.read(type);
    if (event != null) codec(event, type);
  }

  private void codec(EventModel event, TypeElement origin) throws IOException {
    events.put(event.recordClass(), event);
    try (Writer file = processingEnv.getFiler().createSourceFile(event.codecClass(), origin).openWriter()) {
      file.write(new CodecWriter(event).source());
    }
  }

  private void component(TypeElement type) throws IOException {
    ComponentModel component = componentReader.read(type);
    if (component == null) return;
    String key = component.annotation().kind().word() + " " + component.annotation().name();
    if (components.put(key, component) != null) problems.error(type, "there is another " + key + " in this module");
    for (var emitted : component.emits().entrySet()) {
      if (!events.containsKey(emitted.getKey())) otherModulesEvent(emitted.getValue(), type);
    }
  }

  /** The events of this module have been read before: what is unknown now was compiled earlier, or is no event. */
  private void otherModulesEvent(TypeElement type, TypeElement factory) throws IOException {
    if (type.getAnnotation(EventType.class) == null || problems.count() > 0) return;
    EventModel event = eventReader.read(type, java.packageName(factory));
    if (event != null) codec(event, factory);
  }

  private void finish() throws IOException {
    if (problems.count() > 0 || events.isEmpty() && components.isEmpty()) return;
    components.values().forEach(this::checkEmits);
    if (problems.count() > 0) return;
    Stream<Element> records = events.values().stream().map(EventModel::element);
    Stream<Element> factories = components.values().stream().map(ComponentModel::element);
    Element[] origins = Stream.concat(records, factories).toArray(Element[]::new);
    var index = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", IndexFile.PATH, origins);
    try (Writer file = index.openWriter()) {
      file.write(IndexFile.text(components.values(), events));
    }
  }

  private void checkEmits(ComponentModel component) {
    for (String emitted : component.emits().keySet()) {
      if (events.containsKey(emitted)) continue;
      problems.error(component.element(), "emits " + emitted + ", which is no @EventType");
    }
  }
}
