package io.wirestash.index;

import io.wirestash.api.event.EventType;
import javax.lang.model.element.TypeElement;

/**
 * A record annotated with {@link EventType}.
 *
 * @param packageName where its codec lives: with the record, or with the factory if the record is another module's
 * @param recordClass binary name
 * @param codecName simple name of its codec
 */
record EventModel(
    TypeElement element,
    EventType annotation,
    String packageName,
    String recordClass,
    String codecName,
    String help,
    RecordShape shape) {

  String type() {
    return annotation.value();
  }

  String codecClass() {
    return packageName.isEmpty() ? codecName : packageName + "." + codecName;
  }
}
