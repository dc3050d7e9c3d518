package io.wirestash.core.config;

import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML 1.1 as far as configuration needs it: maps with plain keys, lists, scalars, anchors. No tags, no merge
 * keys, one document. Works on snakeyaml's events, so that no scalar is ever interpreted and nothing is built that a
 * limit forbids. At most 16 aliases, {@value #MAX_DEPTH} levels.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_ALIASES = 16;

  private final Source source;
  private final Problems problems;
  private final Predicate<String> secret;
  private final Parser parser;
  private final int[] offsets;
  private final Map<String, Value> anchors = new HashMap<>();
  private int aliases;

  private YamlReader(Source source, String text, Problems problems, Predicate<String> secret) {
    this.source = source;
    this.problems = problems;
    this.secret = secret;
    this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    this.offsets = offsets(text);
  }

  /** snakeyaml counts code points, we count characters: the character of each code point, or null if they agree. */
  private static int[] offsets(String text) {
    if (text.codePointCount(0, text.length()) == text.length()) return null;
    int[] offsets = new int[text.length() + 1];
    int points = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) offsets[points++] = i;
    Arrays.fill(offsets, points, offsets.length, text.length());
    return offsets;
  }

  /**
   * @param secret tells by its key whether a value must never be shown
   * @return null if the text is no YAML that we take; then there is a problem that says why
   */
  static Value read(Source source, Problems problems, Predicate<String> secret) {
    return read(source, source.text(), problems, secret);
  }

  /**
   * @param text what to read of the source: blanks in place of what is no YAML
   */
  static Value read(Source source, String text, Problems problems, Predicate<String> secret) {
    YamlReader reader = new YamlReader(source, text, problems, secret);
    try {
      return reader.document();
    } catch (Refused e) {
      problems.error(e.code, e.span, e.getMessage(), e.pointer);
    } catch (MarkedYAMLException e) {
      Mark begin = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
      YamlSyntax.report(e, reader.span(e.getProblemMark()), reader.span(begin), problems);
    } catch (YAMLException e) {
      problems.error("E102", source.span(0, 1), "this is no YAML", null, e.getMessage());
    }
    source.hideAfterKeys(secret); // where the text breaks off, it is not known what is a value
    return null;
  }

  /** Something that YAML has and we do not. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient Span span;
    private final String pointer;

    Refused(String code, Span span, String message, String pointer) {
      super(message, null, false, false);
      this.code = code;
      this.span = span;
      this.pointer = pointer;
    }
  }

  private Value document() {
    Event event = parser.getEvent();
    if (event instanceof StreamStartEvent) event = parser.getEvent();
    if (event instanceof StreamEndEvent) throw new Refused("E103", span(event), "the file says nothing", null);
    Value value = value(parser.getEvent(), 0);
    parser.getEvent(); // end of the document
    event = parser.getEvent();
    if (event instanceof DocumentStartEvent) {
      throw new Refused("E113", span(event), "a second YAML document", "one file is one pipeline");
    }
    return value;
  }

  private Value value(Event event, int depth) {
    if (depth > MAX_DEPTH) throw new Refused("E113", span(event), "nested deeper than " + MAX_DEPTH + " levels", null);
    if (event instanceof AliasEvent alias) return alias(alias);
    String tag = tag(event);
    if (tag != null) throw new Refused("E113", span(event), "YAML tags are not allowed", "leave the tag out");
    Value value;
    if (event instanceof ScalarEvent scalar) value = scalar(scalar);
    else if (event instanceof MappingStartEvent) value = mapping(event, depth);
    else value = sequence(event, depth);
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) anchors.put(anchor, value);
    return value;
  }

  private static String tag(Event event) {
    if (event instanceof ScalarEvent scalar) return scalar.getTag();
    return event instanceof CollectionStartEvent collection ? collection.getTag() : null;
  }

  private Value alias(AliasEvent alias) {
    if (++aliases > MAX_ALIASES) {
      throw new Refused("E113", span(alias), "more than " + MAX_ALIASES + " aliases", null);
    }
    Value value = anchors.get(alias.getAnchor()); // known only when complete, so nothing contains itself
    if (value != null) return value;
    throw new Refused("E102", span(alias), "no anchor \"" + alias.getAnchor() + "\" stands before this alias", null);
  }

  private Scalar scalar(ScalarEvent scalar) {
    return new Scalar(scalar.getValue(), scalar.isPlain(), span(scalar));
  }

  private Sequence sequence(Event start, int depth) {
    List<Value> items = new ArrayList<>();
    Event event = parser.getEvent();
    for (; !(event instanceof SequenceEndEvent); event = parser.getEvent()) items.add(value(event, depth + 1));
    return new Sequence(items, whole(start, event));
  }

  private Mapping mapping(Event start, int depth) {
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    Event event = parser.getEvent();
    for (; !(event instanceof MappingEndEvent); event = parser.getEvent()) {
      Scalar key = key(event);
      Value value = value(parser.getEvent(), depth + 1);
      if (secret.test(key.text())) source.hide(value.span().start(), value.span().end());
      if (keys.add(key.text())) entries.add(new Entry(key.text(), key.span(), value));
      else duplicate(key, entries);
    }
    return new Mapping(entries, whole(start, event));
  }

  private Scalar key(Event event) {
    if (!(event instanceof ScalarEvent scalar)) {
      throw new Refused("E113", span(event), "a key must be a plain name", null);
    }
    if (scalar.getTag() != null) throw new Refused("E113", span(event), "YAML tags are not allowed", null);
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw new Refused("E113", span(event), "YAML merge keys are not allowed", "write out what you want");
    }
    return scalar(scalar);
  }

  private void duplicate(Scalar key, List<Entry> entries) {
    for (Entry entry : entries) {
      if (!entry.key().equals(key.text())) continue;
      int line = source.lineNumber(entry.span().start());
      problems.error("E111", key.span(), "\"" + key.text() + "\" is given twice", "first in line " + line);
      return;
    }
  }

  private Span span(Event event) {
    return source.span(offset(event.getStartMark()), offset(event.getEndMark()));
  }

  private Span span(Mark mark) {
    int at = mark == null ? 0 : offset(mark);
    return source.span(at, at + 1);
  }

  private Span whole(Event start, Event end) {
    return source.span(offset(start.getStartMark()), offset(end.getEndMark()));
  }

  private int offset(Mark mark) {
    return offsets == null ? mark.getIndex() : offsets[Math.min(mark.getIndex(), offsets.length - 1)];
  }
}
