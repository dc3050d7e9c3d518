package io.wirestash.api.processor;

/**
 * The native name of a member, such as {@code header.rcode}. As an option of a component it is checked against the events
 * that the pipeline's parsers emit.
 */
public record MemberPath(String path) {
  @Override
  public String toString() {
    return path;
  }
}
