package io.wirestash.input.live;

import io.wirestash.api.event.Ip;
import io.wirestash.api.packet.InterfaceLister.Listed;
import io.wirestash.api.packet.NoCaptureRight;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;

/** What we ask of libpcap, with its failures in words for the user. */
final class Libpcap {
  static final String ANY = "any";

  // pcap/pcap.h: PCAP_ERROR_NO_SUCH_DEVICE, _PERM_DENIED, _IFACE_NOT_UP, _PROMISC_PERM_DENIED
  private static final int NO_SUCH_DEVICE = -5;
  private static final int PERMISSION_DENIED = -8;
  private static final int NOT_UP = -9;
  private static final int PROMISCUOUS_DENIED = -11;

  private static final int LISTING_SNAP_LENGTH = 64;
  private static final int LISTING_TIMEOUT_MILLIS = 10;

  private Libpcap() {}

  /** The interface is there but not up. */
  static final class NotUp extends IOException {
    private static final long serialVersionUID = 1L;

    NotUp(String name) {
      super(name + ": the interface is down");
    }
  }

  /** All interfaces that packets can be captured from. */
  static List<Listed> interfaces() throws IOException {
    List<Listed> listed = new ArrayList<>();
    for (PcapNetworkInterface device : devices()) {
      List<String> addresses = new ArrayList<>();
      for (PcapAddress address : device.getAddresses()) {
        addresses.add(ip(address.getAddress()).toString());
      }
      listed.add(new Listed(device.getName(), device.getDescription(), List.copyOf(addresses), device.isLoopBack(),
          device.isUp(), device.isRunning(), linkType(device.getName())));
    }
    return listed;
  }

  private static Ip ip(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.limit() == 4 ? Ip.v4(bytes.getInt()) : Ip.v6(bytes.getLong(), bytes.getLong());
  }

  private static int linkType(String name) {
    PcapHandle.Builder builder = new PcapHandle.Builder(name);
    try (PcapHandle handle = builder.snaplen(LISTING_SNAP_LENGTH).timeoutMillis(LISTING_TIMEOUT_MILLIS).build()) {
      return linkType(handle);
    } catch (PcapNativeException e) {
      return -1; // not up, or no right: the rest of the list is of use
    }
  }

  private static List<PcapNetworkInterface> devices() throws IOException {
    try {
      return Pcaps.findAllDevs();
    } catch (PcapNativeException e) {
      throw new IOException("cannot list the interfaces: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw missing(e);
    }
  }

  /**
   * Opens an interface.
   *
   * @param timeoutMillis longest time that the kernel lets packets wait for more
   * @throws NotUp if it is down
   * @throws NoCaptureRight if the process may not capture
   * @throws IOException if there is no such interface, or the filter is wrong
   */
  static PcapHandle open(String name, InterfaceOptions options, int timeoutMillis) throws IOException {
    boolean promiscuous = options.promiscuous() && !name.equals(ANY);
    try {
      PcapHandle handle = new PcapHandle.Builder(name)
          .snaplen((int) options.snapLength().bytes())
          .promiscuousMode(promiscuous ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
          .timeoutMillis(timeoutMillis)
          .bufferSize((int) options.buffer().bytes())
          .timestampPrecision(TimestampPrecision.NANO)
          .immediateMode(options.immediate())
          .build();
      filter(handle, name, options.filter());
      return handle;
    } catch (PcapNativeException e) {
      throw failure(name, e);
    } catch (LinkageError e) {
      throw missing(e);
    }
  }

  private static void filter(PcapHandle handle, String name, String expression) throws IOException {
    if (expression == null) return;
    try {
      handle.setFilter(expression, BpfCompileMode.OPTIMIZE);
    } catch (PcapNativeException e) {
      handle.close();
      throw new IOException(name + ": the filter \"" + expression + "\" is wrong: " + e.getMessage(), e);
    } catch (NotOpenException e) {
      throw new IllegalStateException(e); // we have just opened it
    }
  }

  private static IOException failure(String name, PcapNativeException e) throws IOException {
    int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
    return switch (code) {
      case NO_SUCH_DEVICE -> new IOException(name + ": no such interface; there are: " + names());
      case NOT_UP -> new NotUp(name);
      case PERMISSION_DENIED, PROMISCUOUS_DENIED -> new NoCaptureRight(Rights.missing(name));
      default -> new IOException(name + ": cannot capture: " + e.getMessage(), e);
    };
  }

  private static String names() throws IOException {
    List<String> names = new ArrayList<>();
    for (PcapNetworkInterface device : devices()) names.add(device.getName());
    return String.join(", ", names);
  }

  private static IOException missing(LinkageError e) {
    return new IOException("live capture needs libpcap, which is not installed (Debian, Ubuntu: apt-get install libpcap0.8;"
        + " Fedora: dnf install libpcap; Alpine: apk add libpcap)", e);
  }

  /**
   * The number in the LINKTYPE_ registry of what an open handle calls DLT_. They differ where systems did not agree; of
   * these only raw IP (12 here, 14 on OpenBSD, 101 in the registry) is met on interfaces.
   */
  static int linkType(PcapHandle handle) {
    int dlt = handle.getDlt().value();
    return dlt == 12 || dlt == 14 ? 101 : dlt;
  }
}
