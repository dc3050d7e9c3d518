package io.wirestash.input.pcapfile.filter;

/** Which of a packet's two ends must be the one that is meant. */
enum Direction {
  EITHER, SOURCE, DESTINATION, BOTH;

  Condition of(Condition source, Condition destination) {
    return switch (this) {
      case EITHER -> Condition.any(source, destination);
      case SOURCE -> source;
      case DESTINATION -> destination;
      case BOTH -> Condition.all(source, destination);
    };
  }
}
