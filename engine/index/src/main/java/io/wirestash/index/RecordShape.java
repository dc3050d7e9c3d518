package io.wirestash.index;

import java.util.ArrayList;
import java.util.List;

/** A record's members. Completed after it is made, since records can contain themselves. */
final class RecordShape {
  private final String className;
  private final String simpleName;
  private final List<Member> members = new ArrayList<>();
  private EcsTree ecs;

  RecordShape(String className, String simpleName) {
    this.className = className;
    this.simpleName = simpleName;
  }

  /** The name that source code uses, such as {@code org.example.Outer.Inner}. */
  String className() {
    return className;
  }

  String simpleName() {
    return simpleName;
  }

  List<Member> members() {
    return members;
  }

  /** All members are there: groups them by their ECS paths. */
  void complete(Problems problems) {
    ecs = EcsTree.of(members, problems);
  }

  /** The members by ECS path. */
  EcsTree ecs() {
    return ecs;
  }
}
