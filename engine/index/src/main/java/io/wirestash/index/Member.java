package io.wirestash.index;

import javax.lang.model.element.Element;

/**
 * One member of an event or of an object in it.
 *
 * @param name native name, or null for a member that only ECS has
 * @param ecs dotted ECS path, from the document's root or from the object that holds it; empty if ECS leaves it out
 * @param accessor the method that returns the value
 * @param jsonType its type in the index
 * @param element where errors point
 */
record Member(
    String name, String ecs, String accessor, ValueType type, String jsonType, String help, Element element) {}
