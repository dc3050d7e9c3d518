package io.wirestash.api;

import org.pf4j.ExtensionPoint;

/**
 * Makes one configured component; the only class of a plugin that the engine names. Annotate the implementation with
 * {@code @Extension} (pf4j) and {@link Component}.
 *
 * @param <O> the options record: bound, checked and documented by the engine; {@link NoOptions} if there are none
 * @param <C> what is made: an {@code Input}, {@code Decoder}, {@code Parser}, {@code FlowReporter},
 *     {@code AnomalyReporter} or {@code Output}
 */
public interface ComponentFactory<O extends Record, C> extends ExtensionPoint {
  /**
   * Makes the component. Opens nothing and starts no thread: that is for the component's own {@code open}.
   *
   * @throws OptionsException if the options contradict each other
   */
  C create(O options, Context context);
}
