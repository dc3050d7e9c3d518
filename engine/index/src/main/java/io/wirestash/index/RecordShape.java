package io.wirestash.index;

import java.util.ArrayList;
import java.util.List;

/** A record's members. Filled after it is made, since records can contain themselves. */
final class RecordShape {
  private final String className;
  private final String simpleName;
  private final List<Member> members = new ArrayList<>();

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
}
