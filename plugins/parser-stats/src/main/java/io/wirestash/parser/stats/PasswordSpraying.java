package io.wirestash.parser.stats;

/** Finds sources that fail to log in as many users, a few times each: somebody tries one password on all of them. */
final class PasswordSpraying implements Detector {
  private static final int FAILURES = 0;
  private static final int SUCCESSES = 1;
  private static final int USERS = 0;
  private static final int HOSTS = 1;

  /** More failures than this for a user are brute force. */
  private static final int FEW = 4;

  private final int limit;
  private final Names names;

  /** @param limit users whose login failed */
  PasswordSpraying(int limit, Names names) {
    this.limit = limit;
    this.names = names;
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public int sets() {
    return 2;
  }

  @Override
  public void login(Login login, Tally counts) {
    int source = counts.at(new Key().host(login.client().high, login.client().low, login.service()));
    counts.add(source, login.failed() ? FAILURES : SUCCESSES, 1);
    if (!login.failed() || login.user() == 0) return;
    counts.see(source, USERS, login.user());
    counts.see(source, HOSTS, Hash.host(login.server().high, login.server().low));
  }

  @Override
  public Finding judge(Evidence seen) {
    long users = seen.distinct()[USERS];
    long failures = seen.counts()[FAILURES];
    if (users < limit || failures > users * FEW) return null;
    long hosts = seen.distinct()[HOSTS];
    String service = names.name((int) seen.key().number);
    String detail = seen.key().ip() + " failed to log in as " + users + " users to " + service + " of " + hosts
        + " hosts";
    return new Finding("password_spraying", service, seen.key().ip(), null, users, detail,
        Finding.evidence("users", users).and("failures", failures).and("successes", seen.counts()[SUCCESSES])
            .and("hosts", hosts).limit(limit, seen.windowNanos()));
  }
}
