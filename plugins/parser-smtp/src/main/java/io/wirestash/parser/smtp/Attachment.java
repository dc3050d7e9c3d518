package io.wirestash.parser.smtp;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.Help;

/** A part of a message that has a file name, or calls itself an attachment. */
record Attachment(
    @Ecs("file.name") @Help("File name as the sender gave it.") String name,
    @Ecs("file.mime_type") @Help("Media type as the sender gave it.") String contentType,
    @Ecs("disposition") @Help("attachment or inline.") String disposition,
    @Ecs("file.size") @Help("Bytes of its content, decoded.") long size,
    @Ecs("file.hash.sha256") @Help("SHA-256 of its content, decoded; absent if bytes are missing.") String sha256) {}
