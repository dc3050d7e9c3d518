package io.wirestash.api.event;

import java.util.List;

/**
 * A type of event as the build-time index describes it, with what processors of the pipeline add to it.
 *
 * @param type {@code type} in native JSON, {@code event.dataset} in ECS
 */
public record EventDescription(String type, List<Field> fields) {
  public EventDescription {
    fields = List.copyOf(fields);
  }

  /**
   * One member below the envelope.
   *
   * @param path native path, {@code answers[].rdata} for members of objects in arrays; empty if only ECS documents have it
   * @param ecs path in ECS documents, or null if they leave it out
   * @param type {@code string integer number boolean ip object}, or several of these with {@code |} between them
   */
  public record Field(String path, String ecs, String type) {}
}
