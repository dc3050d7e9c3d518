package io.wirestash.parser.ftp;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands that are known, with what matters about them. Source: the registry of RFC 5797, and common drafts. */
enum Verb {
  // RFC 959
  USER, PASS(Trait.SECRET), ACCT(Trait.SECRET), CWD(Trait.PATH), CDUP, SMNT(Trait.PATH), REIN, QUIT,
  PORT, PASV, TYPE, STRU, MODE,
  RETR(Trait.TRANSFER), STOR(Trait.TRANSFER), STOU(Trait.TRANSFER), APPE(Trait.TRANSFER), ALLO, REST,
  RNFR(Trait.PATH), RNTO(Trait.PATH), ABOR, DELE(Trait.PATH), RMD(Trait.PATH), MKD(Trait.PATH), PWD,
  LIST(Trait.LISTING), NLST(Trait.LISTING), SITE, SYST, STAT, HELP, NOOP,
  // RFC 775, RFC 737
  XCUP, XCWD(Trait.PATH), XMKD(Trait.PATH), XPWD, XRMD(Trait.PATH),
  // RFC 1639
  LPRT, LPSV,
  // RFC 2228: the arguments of those that are secret carry tokens of a mechanism, or protected commands
  AUTH, ADAT(Trait.SECRET), PBSZ, PROT, CCC, MIC(Trait.SECRET), CONF(Trait.SECRET), ENC(Trait.SECRET),
  // RFC 2389, RFC 2428, RFC 2640
  FEAT, OPTS, EPRT, EPSV, LANG,
  // RFC 3659
  MDTM(Trait.PATH), SIZE(Trait.PATH), MLST(Trait.PATH), MLSD(Trait.LISTING),
  // RFC 7151
  HOST,
  // drafts and habits
  CLNT, CSID, AVBL, HASH(Trait.PATH), XCRC, XMD5, XSHA1, XSHA256, MFMT, MFCT, MFF, RMDA(Trait.PATH), THMB, COMB;

  private enum Trait {
    NONE,
    /** The argument is never shown. */
    SECRET,
    /** The argument names a file or folder. */
    PATH,
    /** A file travels over a data connection. */
    TRANSFER,
    /** The names of files travel over a data connection. */
    LISTING
  }

  private static final Map<String, Verb> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Verb::name, Function.identity()));
  private static final int LONGEST = 7;

  private final Trait trait;

  Verb() {
    this(Trait.NONE);
  }

  Verb(Trait trait) {
    this.trait = trait;
  }

  /** The command of this name, in any case, or null. */
  static Verb of(String name) {
    return name.length() > LONGEST ? null : BY_NAME.get(name.toUpperCase(Locale.ROOT));
  }

  boolean isSecret() {
    return trait == Trait.SECRET;
  }

  /** True if a data connection serves it. */
  boolean usesData() {
    return trait == Trait.TRANSFER || trait == Trait.LISTING;
  }

  /** True if its argument is the path of one file or folder. */
  boolean namesFile() {
    return trait == Trait.PATH || trait == Trait.TRANSFER;
  }
}
