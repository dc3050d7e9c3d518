package io.wirestash.parser.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The codings of a message's body, content codings before transfer codings, in the order in which they were
 * applied.
 */
final class Codings {
  /** Nobody needs more, and each multiplies what can be made of a byte. */
  private static final int MAX_LAYERS = 2;

  private Codings() {}

  /** What is to be undone; nothing if not all of it can be. */
  static List<Coding> of(Head head, Set<HttpAnomaly> anomalies) {
    boolean content = head.has(KnownField.CONTENT_ENCODING);
    boolean transfer = head.has(KnownField.TRANSFER_ENCODING);
    if (!content && !transfer) return List.of();
    List<Coding> codings = new ArrayList<>(2);
    for (WireText name : Coding.names(head, KnownField.CONTENT_ENCODING)) {
      Coding coding = Coding.of(name);
      if (coding == null) {
        anomalies.add(HttpAnomaly.UNKNOWN_CODING);
        return List.of();
      }
      if (coding != Coding.IDENTITY) codings.add(coding);
    }
    if (transfer) codings.addAll(TransferCodings.of(head, anomalies).compressions());
    if (codings.size() <= MAX_LAYERS) return codings;
    anomalies.add(HttpAnomaly.TOO_MANY_CODINGS);
    return List.of();
  }
}
