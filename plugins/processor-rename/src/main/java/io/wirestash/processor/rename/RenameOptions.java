package io.wirestash.processor.rename;

import io.wirestash.api.Option;
import io.wirestash.api.processor.MemberPath;

/** Options of {@code rename}. */
public record RenameOptions(
    @Option(value = "Native name of the member.", required = true, example = "user_agent") MemberPath from,
    @Option(value = "Its new name; points make objects.", required = true, example = "client.software") String to) {}
