package io.wirestash.core.delivery;

/** An event for tests: a text, which its codec cannot write if it is {@link NoteCodec#UNWRITABLE}. */
public record Note(String text) {}
