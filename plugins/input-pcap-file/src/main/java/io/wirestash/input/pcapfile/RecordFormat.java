package io.wirestash.input.pcapfile;

/** Knows where packets lie in the bytes of a capture. Never reads, waits or throws. */
interface RecordFormat {
  /** The batch is full. */
  int FULL = 0;

  /** What lies at the window's position is no record; {@link #problem} says why. */
  int BROKEN = -1;

  /** The record at the window's position holds no usable packet; {@link #problem} says why. */
  int UNUSABLE = -2;

  /**
   * Adds the packets that lie whole in the window and moves its position behind them.
   *
   * @return the bytes that the next record needs from the window's position on, if it is not whole: at most a block; or
   *     one of the above
   */
  int index(ByteWindow window, Selection packets);

  /** Length of the record that is {@link #UNUSABLE}. */
  int length();

  /** What is wrong, for the user. */
  String problem();

  /**
   * At the end of the capture: true if the record at the position makes sense and only its end is missing; otherwise
   * {@link #problem} says what is wrong.
   */
  boolean cut(ByteWindow window);

  /** True if intact records seem to begin at an offset of the window's bytes, as far as the window shows. */
  boolean plausible(ByteWindow window, int at);
}
