package io.wirestash.parser.ssh;

import io.wirestash.api.auth.Estimate.Confidence;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.event.Help;
import java.util.List;

/** What the lengths of encrypted packets tell of a login. */
record LoginGuess(
    @Help("How often the client tried, without a first request that only asks for the methods.") int attempts,
    @Help("success, failure or unknown.") LoginResult result,
    @Help("How the user proved who they are in the last attempt, if its lengths tell.") String method,
    @Help("high, medium or low.") Confidence confidence,
    @Help("What was seen that speaks for the result.") List<String> evidence) {

  /** Without knowledge of how long packets are. */
  static LoginGuess blind() {
    String why = "encryption hides the lengths of messages: compressed, unknown, or its negotiation was not seen";
    return new LoginGuess(1, LoginResult.UNKNOWN, null, Confidence.LOW, List.of(why));
  }
}
