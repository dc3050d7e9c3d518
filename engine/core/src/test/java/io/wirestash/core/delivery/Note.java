package io.wirestash.core.delivery;

/** An event for tests: a text, which its codec cannot write if it is {@link NoteCodec#UNWRITABLE}. */
record Note(String text) {}
