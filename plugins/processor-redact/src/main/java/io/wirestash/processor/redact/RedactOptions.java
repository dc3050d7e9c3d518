package io.wirestash.processor.redact;

import io.wirestash.api.Option;
import io.wirestash.api.processor.MemberPath;
import java.util.List;

/** Options of {@code redact}. */
public record RedactOptions(
    @Option(value = "Native names of the members.", required = true, example = "[user, req_headers.cookie]")
        List<MemberPath> members,
    @Option(value = "mask writes *** instead, hash a keyed hash that shows equal values as equal, drop nothing.",
        fallback = "mask") How how,
    @Option(
            value = "Key of the hashes. Without one each run has its own, and hashes of two runs cannot be compared.",
            secret = true,
            example = "${env:REDACT_KEY}")
        String key) {

  /** What becomes of a member. */
  public enum How {
    MASK,
    HASH,
    DROP
  }
}
