package io.wirestash.api.parser;

/** One protocol. Stateless; one instance serves every flow of a pipeline, on several threads. */
public interface Parser {
  ProtocolSpec spec();

  /**
   * Looks at the first bytes that one side sent.
   *
   * @param from who sent them; before roles are certain, who sent the flow's first packet is the client
   */
  default Match probe(Direction from, Cursor head) {
    return Match.TRY;
  }

  ParserSession open(SessionContext context);
}
