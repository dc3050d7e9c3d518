package io.wirestash.core.config;

import java.nio.file.Path;
import java.util.List;

/** A checked pipeline file: every component exists, every option is bound. */
public record Pipeline(
    Path file,
    List<Item> inputs,
    List<Item> decoders,
    Item flows,
    Item reassembler,
    List<Item> parsers,
    List<Item> processors,
    List<Item> outputs) {}
