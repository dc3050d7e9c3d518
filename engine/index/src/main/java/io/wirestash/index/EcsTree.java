package io.wirestash.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An object of an ECS document: members grouped by their dotted paths, so that each object is written once. */
final class EcsTree {
  private static final Pattern PATH = Pattern.compile("[@A-Za-z0-9_-]+(\\.[@A-Za-z0-9_-]+)*");
  private final Map<String, EcsTree> children = new LinkedHashMap<>();
  private Member leaf;

  static EcsTree of(List<Member> members, Problems problems) {
    EcsTree root = new EcsTree();
    for (Member member : members) root.add(member, problems);
    return root;
  }

  /** The names in this object, in the order of their first mention. */
  Map<String, EcsTree> children() {
    return children;
  }

  /** The member that is the value here, or null if this is an object. */
  Member leaf() {
    return leaf;
  }

  private void add(Member member, Problems problems) {
    if (member.ecs().isEmpty()) return;
    if (!PATH.matcher(member.ecs()).matches()) {
      problems.error(member.element(), "\"" + member.ecs() + "\" is no ECS path: names joined by points are");
      return;
    }
    EcsTree node = this;
    for (String name : member.ecs().split("\\.")) {
      node = node.children.computeIfAbsent(name, unseen -> new EcsTree());
      if (node.leaf != null) {
        conflict(member, node.leaf, problems);
        return;
      }
    }
    if (!node.children.isEmpty()) {
      conflict(member, node.firstLeaf(), problems);
      return;
    }
    node.leaf = member;
  }

  private Member firstLeaf() {
    return leaf != null ? leaf : children.values().iterator().next().firstLeaf();
  }

  private static void conflict(Member member, Member other, Problems problems) {
    problems.error(
        member.element(),
        "ECS path \"" + member.ecs() + "\" of " + member.accessor() + " clashes with \"" + other.ecs() + "\" of "
            + other.accessor());
  }
}
