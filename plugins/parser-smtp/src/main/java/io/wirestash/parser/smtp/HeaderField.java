package io.wirestash.parser.smtp;

import io.wirestash.api.event.Help;

/** One header field. */
record HeaderField(@Help("Name in lower case.") String name, @Help("Value, unfolded and decoded.") String value) {}
