package io.wirestash.core.condition;

import io.wirestash.api.event.EventHead;
import java.util.List;
import java.util.Set;

/**
 * A condition on an event's type.
 *
 * @param text as written
 * @param any holds if all comparisons of one of these hold
 */
public record TypeCondition(String text, List<List<Comparison>> any) implements Condition {

  /**
   * @param among true to hold for these types, false to hold for all others
   */
  public record Comparison(Set<String> types, boolean among) {
    boolean holds(String type) {
      return types.contains(type) == among;
    }
  }

  @Override
  public boolean possible(String eventType) {
    for (List<Comparison> all : any) if (holds(all, eventType)) return true;
    return false;
  }

  @Override
  public boolean byTypeAlone() {
    return true;
  }

  @Override
  public boolean holds(EventHead event) {
    return possible(event.type());
  }

  private static boolean holds(List<Comparison> all, String type) {
    for (Comparison comparison : all) if (!comparison.holds(type)) return false;
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
