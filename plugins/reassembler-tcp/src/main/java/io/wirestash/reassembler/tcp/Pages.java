package io.wirestash.reassembler.tcp;

/** Spare pages of a worker, so that loss and reordering make no garbage. */
final class Pages {
  private static final int MAX_SPARE = 4096;

  private Page spare;
  private int spares;

  Page take(int base, long nanos, int packet) {
    Page page = spare;
    if (page == null) page = new Page();
    else {
      spare = page.next;
      spares--;
      page.next = null;
    }
    page.base = base;
    page.sinceNanos = nanos;
    page.sincePacket = packet;
    return page;
  }

  void give(Page page) {
    if (spares == MAX_SPARE) return;
    if (page.count > 0) page.clear();
    page.cut = null;
    page.next = spare;
    spare = page;
    spares++;
  }
}
