package io.wirestash.parser.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Transfer-Encoding says (RFC 9112 sections 6.1 and 7).
 *
 * @param sent whether there is such a field
 * @param chunked whether "chunked" is among the codings
 * @param compressions the others that are known, in the order in which they were applied
 */
record TransferCodings(boolean sent, boolean chunked, List<Coding> compressions) {
  private static final TransferCodings ABSENT = new TransferCodings(false, false, List.of());

  static TransferCodings of(Head head, Set<HttpAnomaly> anomalies) {
    if (!head.has(KnownField.TRANSFER_ENCODING)) return ABSENT;
    List<Coding> compressions = new ArrayList<>(2);
    boolean chunked = false;
    for (WireText name : Coding.names(head, KnownField.TRANSFER_ENCODING)) {
      Coding coding = Coding.of(name);
      if (chunked) anomalies.add(HttpAnomaly.CHUNKED_NOT_LAST);
      if (name.is("chunked")) chunked = true;
      else if (coding == null) anomalies.add(HttpAnomaly.UNKNOWN_TRANSFER_CODING);
      else if (coding != Coding.IDENTITY) compressions.add(coding);
    }
    return new TransferCodings(true, chunked, compressions);
  }
}
