package io.wirestash.parser.dns;

import com.google.common.net.InternetDomainName;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A name split where somebody registered it: {@code www.shop}, {@code example.co.uk}, {@code co.uk}. By the public
 * suffix list that the library carries; parts that do not exist are null.
 *
 * @param domain the public suffix and one more label
 */
record RegisteredName(String subdomain, String domain, String suffix) {
  private static final RegisteredName NONE = new RegisteredName(null, null, null);

  /** Names split lately, by hash; each new one takes its place. Splitting costs more than all else about a message. */
  private static final AtomicReferenceArray<Split> RECENT = new AtomicReferenceArray<>(1024);

  private record Split(String name, RegisteredName parts) {}

  /** @param name without its final dot */
  static RegisteredName of(String name) {
    int place = name.hashCode() & RECENT.length() - 1;
    Split recent = RECENT.get(place);
    if (recent != null && recent.name.equals(name)) return recent.parts;
    RegisteredName parts = split(name);
    RECENT.set(place, new Split(name, parts));
    return parts;
  }

  private static RegisteredName split(String name) {
    String host = hostName(name);
    if (host.isEmpty()) return NONE;
    InternetDomainName labels = InternetDomainName.from(host);
    if (!labels.hasPublicSuffix()) return NONE;
    String suffix = labels.publicSuffix().toString();
    if (labels.isPublicSuffix()) return new RegisteredName(null, null, suffix);
    String domain = labels.topPrivateDomain().toString();
    int rest = name.length() - domain.length() - 1;
    return new RegisteredName(rest > 0 ? name.substring(0, rest) : null, domain, suffix);
  }

  /** The end of the name, as far as it consists of labels that hosts can have. */
  private static String hostName(String name) {
    String host = name;
    while (!InternetDomainName.isValid(host)) {
      int dot = host.indexOf('.');
      if (dot < 0) return "";
      host = host.substring(dot + 1);
    }
    return host;
  }
}
