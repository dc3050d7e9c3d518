package io.wirestash.index;

import io.wirestash.index.ValueType.Constant;
import io.wirestash.index.ValueType.Json;
import io.wirestash.index.ValueType.ListOf;
import io.wirestash.index.ValueType.MapOf;
import io.wirestash.index.ValueType.Members;
import io.wirestash.index.ValueType.Nested;
import io.wirestash.index.ValueType.Scalar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the statements that write members, in one of the two forms: native or ECS. */
final class MemberWriter {
  private final JavaSource source;
  private final Constants constants;
  private final boolean ecs;

  /** The method that writes each nested record, and those whose body is not written yet. */
  private final Map<RecordShape, String> methods = new LinkedHashMap<>();

  private final Deque<RecordShape> unwritten = new ArrayDeque<>();

  MemberWriter(JavaSource source, Constants constants, boolean ecs) {
    this.source = source;
    this.constants = constants;
    this.ecs = ecs;
  }

  /** Members of the object that has been begun, from the record in the variable {@code e}. */
  void members(RecordShape shape) {
    if (ecs) {
      objects(shape.ecs());
      return;
    }
    for (Member member : shape.members()) if (member.name() != null) member(member, member.name());
  }

  /** The ECS members of one object, in the record in {@code e}. */
  void objects(EcsTree tree) {
    tree.children().forEach(this::node);
  }

  /** One ECS member: a value, or an object that is taken back if nothing came to be in it. */
  void node(String name, EcsTree node) {
    if (node.leaf() != null) {
      member(node.leaf(), name);
      return;
    }
    String before = source.variable();
    String empty = source.variable();
    source.line("int " + before + " = out.length();");
    source.line("out.name(" + constants.name(name) + ");").line("out.beginObject();");
    source.line("int " + empty + " = out.length();");
    objects(node);
    source.line("if (out.length() == " + empty + ") out.length(" + before + ");").line("else out.endObject();");
  }

  /** The elements of an array that has been begun. */
  void elements(Member member) {
    String value = source.variable();
    source.line("var " + value + " = e." + member.accessor() + ";");
    String present = present(member.type(), value);
    if (present != null) source.open("if (" + present + ")");
    if (member.type() instanceof ListOf list) {
      loop(list, value);
    } else {
      source.line("out.item();");
      value(member.type(), value);
    }
    if (present != null) source.close();
  }

  private void member(Member member, String name) {
    String value = source.variable();
    source.line("var " + value + " = e." + member.accessor() + ";");
    String present = present(member.type(), value);
    if (member.type() instanceof Members) {
      source.line("if (" + present + ") " + value + ".writeMembers(out);");
      return;
    }
    if (present != null) source.open("if (" + present + ")");
    source.line("out.name(" + constants.name(name) + ");");
    value(member.type(), value);
    if (present != null) source.close();
  }

  /** The condition under which a value is there, or null if it always is. */
  private static String present(ValueType type, String value) {
    if (type == Scalar.BOOLEAN) return null;
    if (type == Scalar.INTEGER) return value + " != EventType.ABSENT";
    if (type == Scalar.DOUBLE) return "Double.isFinite(" + value + ")"; // JSON has no other numbers
    if (type == Scalar.BOXED_DOUBLE) return value + " != null && Double.isFinite(" + value + ")";
    boolean holdsOthers = type instanceof ListOf || type instanceof MapOf;
    return value + " != null" + (holdsOthers ? " && !" + value + ".isEmpty()" : "");
  }

  private void value(ValueType type, String value) {
    if (type instanceof Scalar scalar) source.line("out." + scalarMethod(scalar) + "(" + value + ");");
    else if (type instanceof Constant constant)
      source.line("out.raw(" + constants.table(constant.enumClass()) + "[" + value + ".ordinal()]);");
    else if (type instanceof Json) source.line(value + ".writeJson(out);");
    else if (type instanceof Nested nested) object(nested.shape(), value);
    else if (type instanceof ListOf list) array(list, value);
    else if (type instanceof MapOf map) map(map, value);
  }

  private static String scalarMethod(Scalar scalar) {
    return switch (scalar) {
      case TEXT -> "string";
      case BOOLEAN, BOXED_BOOLEAN -> "bool";
      case INTEGER, BOXED_INTEGER, DOUBLE, BOXED_DOUBLE -> "number";
    };
  }

  private void object(RecordShape shape, String value) {
    source.line("out.beginObject();");
    source.line(method(shape) + "(" + value + ", out);");
    source.line("out.endObject();");
  }

  private void array(ListOf list, String value) {
    source.line("out.beginArray();");
    loop(list, value);
    source.line("out.endArray();");
  }

  private void loop(ListOf list, String value) {
    String i = source.variable();
    String element = source.variable();
    source.open("for (int " + i + " = 0; " + i + " < " + value + ".size(); " + i + "++)");
    source.line("var " + element + " = " + value + ".get(" + i + ");");
    source.line("if (" + element + " == null) continue;");
    source.line("out.item();");
    value(list.element(), element);
    source.close();
  }

  private void map(MapOf map, String value) {
    String entry = source.variable();
    String element = source.variable();
    source.line("out.beginObject();");
    source.open("for (var " + entry + " : " + value + ".entrySet())");
    source.line("var " + element + " = " + entry + ".getValue();");
    source.line("if (" + element + " == null) continue;");
    source.line("out.name(" + entry + ".getKey());");
    value(map.value(), element);
    source.close();
    source.line("out.endObject();");
  }

  private String method(RecordShape shape) {
    String known = methods.get(shape);
    if (known != null) return known;
    String wanted = (ecs ? "ecs" : "write") + shape.simpleName();
    String name = wanted;
    for (int i = 2; methods.containsValue(name); i++) name = wanted + i;
    methods.put(shape, name);
    unwritten.add(shape);
    return name;
  }

  /** The methods of the nested records that were mentioned so far. */
  void nestedMethods() {
    while (!unwritten.isEmpty()) {
      RecordShape shape = unwritten.remove();
      source.line("");
      source.open("private static void " + methods.get(shape) + "(" + shape.className() + " e, JsonSink out)");
      members(shape);
      source.close();
    }
  }
}
