package io.wirestash.index;

import io.wirestash.api.Option;

/**
 * One option of a component.
 *
 * @param type as in the index: {@code int}, {@code list:path}, {@code enum:a|b} …
 */
record OptionModel(String name, String type, Option annotation) {}
