package io.wirestash.core.delivery;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.JsonSink;

/** Writes {@link Note} as generated codecs write their records. */
public final class NoteCodec implements EventCodec<Note> {
  static final String UNWRITABLE = "unwritable";
  static final String UNWRITABLE_AS_ECS = "unwritable as ECS";

  @Override
  public String type() {
    return "note";
  }

  @Override
  public EventType.Scope scope() {
    return EventType.Scope.MESSAGE;
  }

  @Override
  public String[] category() {
    return new String[] {"network"};
  }

  @Override
  public String[] ecsType() {
    return new String[] {"info"};
  }

  @Override
  public String action() {
    return "";
  }

  @Override
  public void writeNative(Note note, JsonSink out) {
    out.raw(",\"text\":");
    if (note.text().equals(UNWRITABLE)) throw new IllegalStateException("a value of a plugin failed");
    out.string(note.text());
  }

  @Override
  public void writeEcsGroup(Note note, EcsGroup group, JsonSink out) {}

  @Override
  public void writeEcs(Note note, JsonSink out) {
    if (note.text().equals(UNWRITABLE_AS_ECS)) throw new IllegalStateException("a value of a plugin failed");
    writeNative(note, out);
  }
}
