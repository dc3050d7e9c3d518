package io.wirestash.index;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reads and checks records annotated with {@link EventType}. */
final class EventReader {
  private final JavaTypes java;
  private final Problems problems;
  private final ShapeReader shapes;

  EventReader(JavaTypes java, Problems problems) {
    this.java = java;
    this.problems = problems;
    this.shapes = new ShapeReader(java, problems);
  }

  /** An event of this module, or null if it has errors, which have been reported. */
  EventModel read(TypeElement type) {
    return read(type, java.packageName(type));
  }

  /** The same, with its codec in some package. */
  EventModel read(TypeElement type, String codecPackage) {
    int before = problems.count();
    EventType annotation = type.getAnnotation(EventType.class);
    if (type.getKind() != ElementKind.RECORD) {
      problems.error(type, "an event is a record");
      return null;
    }
    if (!Names.isSnakeCase(annotation.value())) {
      problems.error(type, "the event type \"" + annotation.value() + "\" is not lower_snake_case");
    }
    if (type.getModifiers().contains(Modifier.PRIVATE)) {
      problems.error(type, "a private record cannot be written by a codec");
    }
    if (!type.getTypeParameters().isEmpty()) problems.error(type, "an event has no type parameters");
    RecordShape shape = shapes.event(type, annotation.value());
    Envelope.check(shape, problems);
    if (problems.count() > before) return null;
    return model(type, annotation, codecPackage, shape);
  }

  private EventModel model(TypeElement type, EventType annotation, String codecPackage, RecordShape shape) {
    String packageName = java.packageName(type);
    String binaryName = java.binaryName(type);
    String inPackage = packageName.isEmpty() ? binaryName : binaryName.substring(packageName.length() + 1);
    Help help = type.getAnnotation(Help.class);
    return new EventModel(
        type,
        annotation,
        codecPackage,
        binaryName,
        inPackage.replace("$", "") + "Codec",
        help == null ? "" : help.value(),
        shape);
  }
}
