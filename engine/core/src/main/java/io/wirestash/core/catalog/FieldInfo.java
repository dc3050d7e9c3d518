package io.wirestash.core.catalog;

/**
 * One member of an event.
 *
 * @param path native name, {@code answers[].rdata} for members of objects in arrays; empty if only ECS documents have
 *     it
 * @param ecs path in ECS documents, or null
 * @param type {@code string integer number boolean ip object}
 */
public record FieldInfo(String path, String ecs, String type, String help) {}
