package io.wirestash.api;

import java.util.Locale;

/** The stages of a pipeline, in the order in which packets and events pass them. */
public enum Kind {
  INPUT("inputs"),
  DECODER("decoders"),
  /** The flow table: part of the engine, listed so that its limits are options like any other. */
  FLOWS("flows"),
  REASSEMBLER("reassembler"),
  PARSER("parsers"),
  PROCESSOR("processors"),
  OUTPUT("outputs");

  private final String stage;

  Kind(String stage) {
    this.stage = stage;
  }

  /** The key of this stage in a pipeline file. */
  public String stage() {
    return stage;
  }

  /** The word for one component of this kind, as in {@code engine describe parser dns}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
