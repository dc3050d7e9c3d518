package io.wirestash.parser.http;

/** Takes bytes, which are borrowed until the call returns. */
interface ByteSink {
  /**
   * @return false if no more bytes are wanted
   * @throws CodingException if the bytes are not in the coding that this undoes
   */
  boolean write(byte[] bytes, int from, int length) throws CodingException;

  /**
   * No byte follows.
   *
   * @return true if the data was whole: nothing is missing at its end
   */
  boolean end() throws CodingException;
}
