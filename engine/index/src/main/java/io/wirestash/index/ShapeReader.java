package io.wirestash.index;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads records: their components, and the methods that give members which only ECS has. */
final class ShapeReader {
  private static final Set<String> JSON_TYPES = Set.of("string", "integer", "number", "boolean", "ip", "object");

  private final Problems problems;
  private final ValueTypes types;
  private final Map<String, RecordShape> nested = new HashMap<>();

  ShapeReader(JavaTypes java, Problems problems) {
    this.problems = problems;
    this.types = new ValueTypes(java, this::nested);
  }

  /** An event: a member without ECS path of its own lies under the event type's name. */
  RecordShape event(TypeElement type, String eventType) {
    RecordShape shape = new RecordShape(type.getQualifiedName().toString(), type.getSimpleName().toString());
    fill(shape, type, eventType + ".");
    return shape;
  }

  private RecordShape nested(TypeElement type) {
    String name = type.getQualifiedName().toString();
    RecordShape known = nested.get(name);
    if (known != null) return known;
    RecordShape shape = new RecordShape(name, type.getSimpleName().toString());
    nested.put(name, shape);
    if (type.getAnnotation(EventType.class) != null) {
      problems.error(type, "an event cannot be a member of another event");
      return shape;
    }
    fill(shape, type, "");
    return shape;
  }

  private void fill(RecordShape shape, TypeElement type, String ecsPrefix) {
    Set<String> names = new HashSet<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      String name = Names.snakeCase(component.getSimpleName().toString());
      if (!names.add(name)) problems.error(component, "two components are named \"" + name + "\" in JSON");
      Ecs ecs = component.getAnnotation(Ecs.class);
      if (ecs == null) ecs = component.getAccessor().getAnnotation(Ecs.class);
      add(shape, component, component.asType(), name, ecs == null ? ecsPrefix + name : ecs.value());
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Ecs ecs = method.getAnnotation(Ecs.class);
      if (ecs == null || isAccessor(type, method)) continue;
      if (canBeRead(method)) add(shape, method, method.getReturnType(), null, ecs.value());
    }
    shape.complete(problems);
  }

  private static boolean isAccessor(TypeElement type, ExecutableElement method) {
    return type.getRecordComponents().stream().anyMatch(component -> method.equals(component.getAccessor()));
  }

  private boolean canBeRead(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    boolean hidden = modifiers.contains(Modifier.PRIVATE) || modifiers.contains(Modifier.STATIC);
    boolean readable = !hidden && method.getParameters().isEmpty();
    if (!readable) problems.error(method, "an @Ecs method has no parameters and is neither private nor static");
    return readable;
  }

  private void add(RecordShape shape, Element element, TypeMirror javaType, String name, String ecs) {
    ValueType type;
    try {
      type = types.of(javaType);
    } catch (ValueTypes.Unsupported unsupported) {
      if (unsupported.getMessage() != null) problems.error(element, unsupported.getMessage());
      return;
    }
    if (type instanceof ValueType.Members) {
      name = "*"; // their names are data, and ECS leaves them out
      ecs = "";
    }
    String jsonType = jsonType(element, type);
    Help help = element.getAnnotation(Help.class);
    String accessor = element.getSimpleName() + "()";
    shape.members().add(new Member(name, ecs, accessor, type, jsonType, help == null ? "" : help.value(), element));
  }

  private String jsonType(Element element, ValueType type) {
    JsonType said = element.getAnnotation(JsonType.class);
    if (said == null) return type.jsonType();
    if (!JSON_TYPES.containsAll(List.of(said.value().split("\\|")))) {
      String known = "string, integer, number, boolean, ip, object";
      problems.error(element, "\"" + said.value() + "\" is no JSON type: " + known + " are");
    }
    return said.value();
  }
}
