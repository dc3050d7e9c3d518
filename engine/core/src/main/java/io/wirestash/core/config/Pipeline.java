package io.wirestash.core.config;

import io.wirestash.api.auth.Credentials;
import java.nio.file.Path;
import java.util.List;

/**
 * A checked pipeline file: every component exists, every option is bound.
 *
 * @param name the file's name without its ending, unless the file says otherwise
 * @param description what the file says it is for, or null
 * @param flows the flow table's options, or null if the catalog has no flow table
 * @param reassembler null if none is installed
 */
public record Pipeline(
    Path file,
    String name,
    String description,
    Credentials credentials,
    List<Item> inputs,
    List<Item> decoders,
    Item flows,
    Item reassembler,
    List<Item> parsers,
    List<Item> processors,
    List<Item> outputs) {}
