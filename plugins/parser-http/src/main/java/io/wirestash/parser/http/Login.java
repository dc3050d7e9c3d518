package io.wirestash.parser.http;

import io.wirestash.api.event.Help;

/** Who asks, as Authorization or Proxy-Authorization say (RFC 9110 section 11.6). */
record Login(
    @Help("The scheme, in lower case: basic, digest, bearer, ntlm, negotiate ...") String scheme,
    @Help("The user's name, where the scheme shows it.") String user) {}
