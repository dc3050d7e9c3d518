package io.wirestash.index;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventCodec.EcsGroup;
import io.wirestash.api.event.EventType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the source of an event's {@link EventCodec}: straight-line code, without reflection. */
final class CodecWriter {
  private final EventModel event;
  private final Constants constants = new Constants();
  private final JavaSource body = new JavaSource();

  /** ECS objects that the envelope begins, and the others. */
  private final Map<EcsGroup, EcsTree> groups = new LinkedHashMap<>();

  private final Map<String, EcsTree> ownObjects = new LinkedHashMap<>();

  CodecWriter(EventModel event) {
    this.event = event;
    event.shape().ecs().children().forEach(this::place);
  }

  private void place(String name, EcsTree node) {
    for (EcsGroup group : EcsGroup.values()) {
      if (!group.path().equals(name)) continue;
      groups.put(group, node);
      return;
    }
    ownObjects.put(name, node);
  }

  String source() {
    nativeMembers();
    ecsMembers();
    JavaSource source = new JavaSource();
    if (!event.packageName().isEmpty()) source.line("package " + event.packageName() + ";").line("");
    source.line("import io.wirestash.api.event.EventCodec;");
    source.line("import io.wirestash.api.event.EventType;");
    source.line("import io.wirestash.api.event.JsonName;");
    source.line("import io.wirestash.api.event.JsonSink;").line("");
    source.line("/** Generated from " + event.element().getSimpleName() + ": change that. */");
    String interfaces = "EventCodec<" + event.shape().className() + ">";
    source.line("public final class " + event.codecName() + " implements " + interfaces + " {");
    JavaSource head = new JavaSource();
    constants.declare(head);
    facts(head);
    return source + indent(head) + indent(body) + "}\n";
  }

  private static String indent(JavaSource part) {
    return part.toString().lines()
        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
        .collect(Collectors.joining());
  }

  private void facts(JavaSource source) {
    EventType facts = event.annotation();
    String action = facts.action().isEmpty() ? facts.value() : facts.action();
    source.line("private static final String[] CATEGORY = " + array(facts.category()));
    source.line("private static final String[] ECS_TYPE = " + array(facts.type()));
    fact(source, "String type()", JavaSource.literal(facts.value()));
    fact(source, "EventType.Scope scope()", "EventType.Scope." + facts.scope());
    fact(source, "String[] category()", "CATEGORY");
    fact(source, "String[] ecsType()", "ECS_TYPE");
    fact(source, "String action()", JavaSource.literal(action));
  }

  private static String array(String[] values) {
    return Arrays.stream(values).map(JavaSource::literal).collect(Collectors.joining(", ", "{", "};"));
  }

  private static void fact(JavaSource source, String signature, String value) {
    source.line("").line("@Override").open("public " + signature).line("return " + value + ";").close();
  }

  private void nativeMembers() {
    MemberWriter writer = new MemberWriter(body, constants, false);
    begin("public void writeNative(" + event.shape().className() + " e, JsonSink out)");
    writer.members(event.shape());
    body.close();
    writer.nestedMethods();
  }

  private void ecsMembers() {
    MemberWriter writer = new MemberWriter(body, constants, true);
    begin("public void writeEcsGroup(" + event.shape().className() + " e, EcsGroup group, JsonSink out)");
    groups.forEach((group, tree) -> group(writer, group, tree));
    body.close();
    begin("public void writeEcs(" + event.shape().className() + " e, JsonSink out)");
    ownObjects.forEach(writer::node);
    body.close();
    writer.nestedMethods();
  }

  private void group(MemberWriter writer, EcsGroup group, EcsTree tree) {
    Map<String, EcsTree> members = new LinkedHashMap<>(tree.children());
    if (group == EcsGroup.RELATED) {
      EcsTree addresses = members.remove("ip");
      if (addresses != null) {
        body.open("if (group == EcsGroup." + EcsGroup.RELATED_IP + ")");
        writer.elements(addresses.leaf());
        body.close();
      }
    }
    if (members.isEmpty()) return;
    body.open("if (group == EcsGroup." + group + ")");
    members.forEach(writer::node);
    body.close();
  }

  private void begin(String signature) {
    body.line("").line("@Override").open(signature);
  }
}
