package io.wirestash.core.catalog;

import java.util.List;

/** A type of event, from the index. */
public record EventInfo(String type, String recordClass, String codecClass, String help, List<FieldInfo> fields) {}
