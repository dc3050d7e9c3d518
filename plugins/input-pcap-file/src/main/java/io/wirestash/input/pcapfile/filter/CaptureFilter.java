package io.wirestash.input.pcapfile.filter;

import java.util.Arrays;

/**
 * A capture filter, as tcpdump takes it: compiled anew for each link type that it meets. For one thread.
 */
public final class CaptureFilter {
  private final String expression;
  private Program[] programs = new Program[0];
  private int[] linkTypes = new int[0];
  private int current = -1;

  private CaptureFilter(String expression) {
    this.expression = expression;
  }

  /** @throws InvalidFilter if the expression makes no sense; that does not depend on a link type */
  public static CaptureFilter of(String expression) throws InvalidFilter {
    CaptureFilter filter = new CaptureFilter(expression);
    filter.compile(1);
    return filter;
  }

  /**
   * Judges a packet.
   *
   * @param start where it begins
   * @param captured its bytes that are there
   * @param original its bytes on the wire
   * @param linkType number of the LINKTYPE_ registry
   */
  public boolean matches(byte[] bytes, int start, int captured, int original, int linkType) {
    if (linkTypes[current] != linkType) select(linkType);
    return programs[current].matches(bytes, start, captured, original);
  }

  private void select(int linkType) {
    for (current = 0; current < linkTypes.length; current++) if (linkTypes[current] == linkType) return;
    try {
      compile(linkType);
    } catch (InvalidFilter e) {
      throw new IllegalStateException("a filter that was valid before", e);
    }
  }

  private void compile(int linkType) throws InvalidFilter {
    Program program = Compiler.compile(FilterParser.parse(expression, new Layers(linkType)));
    current = programs.length;
    programs = Arrays.copyOf(programs, current + 1);
    linkTypes = Arrays.copyOf(linkTypes, current + 1);
    programs[current] = program;
    linkTypes[current] = linkType;
  }
}
