package io.wirestash.parser.stats;

/** Finds sources whose logins to a service of one host fail often: somebody tries passwords. */
final class BruteForce implements Detector {
  private static final int FAILURES = 0;
  private static final int SUCCESSES = 1;
  private static final int USERS = 0;

  private final int limit;
  private final Names names;

  /** @param limit failed logins */
  BruteForce(int limit, Names names) {
    this.limit = limit;
    this.names = names;
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public int sets() {
    return 1;
  }

  @Override
  public void login(Login login, Tally counts) {
    Key client = login.client();
    Key server = login.server();
    int guesser = counts.at(new Key().set(client.high, client.low, server.high, server.low, login.service()));
    counts.add(guesser, login.failed() ? FAILURES : SUCCESSES, 1);
    if (login.user() != 0) counts.see(guesser, USERS, login.user());
  }

  @Override
  public Finding judge(Evidence seen) {
    long failures = seen.counts()[FAILURES];
    if (failures < limit) return null;
    long successes = seen.counts()[SUCCESSES];
    String service = names.name((int) seen.key().number);
    String detail = failures + " " + service + " logins of " + seen.key().ip() + " to " + seen.key().otherIp()
        + " failed, " + (successes == 0 ? "none worked" : successes + " worked");
    return new Finding("brute_force", service, seen.key().ip(), seen.key().otherIp(), failures, detail,
        Finding.evidence("failures", failures).and("successes", successes).and("users", seen.distinct()[USERS])
            .limit(limit, seen.windowNanos()));
  }
}
