package io.wirestash.api;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.event.EventDescription;
import java.util.List;

/** What the engine tells a component about its surroundings. */
public interface Context {
  /** The component's id in the pipeline: its name unless the file says otherwise. */
  String id();

  /** Reports something an operator can act on; shown on standard error and counted in the ledger. */
  void warn(String message);

  /**
   * Reports that part of the input could not be read. The run goes on; its exit code will say that input was damaged.
   *
   * @param message names the file, the byte offset, what is wrong, and what was kept
   */
  void damaged(String message);

  /** True if standard output is a terminal. */
  boolean terminal();

  /** The events that may reach an output of this pipeline: for tables and index templates. Empty for other components. */
  default List<EventDescription> events() {
    return List.of();
  }

  /** What the pipeline lets events say of the passwords in its traffic. */
  Secrets secrets();
}
