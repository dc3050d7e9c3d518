package io.wirestash.input.live;

import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Sends from the far end of a wire: a program of its own, for it runs in another network namespace. */
final class Sender {
  private static final int BURST = 64;

  private Sender() {}

  /** Arguments: paced, flood or tcp; address; port; packets, or for tcp bytes. */
  public static void main(String[] args) throws Exception {
    InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(args[1]), Integer.parseInt(args[2]));
    int count = Integer.parseInt(args[3]);
    if (args[0].equals("tcp")) stream(to, count);
    else datagrams(to, count, args[0].equals("paced"));
  }

  static void datagrams(InetSocketAddress to, int count, boolean paced) throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] payload = new byte[100];
      DatagramPacket packet = new DatagramPacket(payload, payload.length, to);
      for (int i = 0; i < count; i++) {
        socket.send(packet);
        if (paced && i % BURST == BURST - 1) Thread.sleep(1);
      }
    }
  }

  private static void stream(InetSocketAddress to, int bytes) throws Exception {
    try (Socket socket = new Socket(to.getAddress(), to.getPort())) {
      OutputStream out = socket.getOutputStream();
      byte[] chunk = new byte[10_000];
      for (int sent = 0; sent < bytes; sent += chunk.length) out.write(chunk, 0, Math.min(chunk.length, bytes - sent));
      socket.shutdownOutput();
      while (socket.getInputStream().read() >= 0) {
        // until the other end has read all and closes
      }
    }
  }
}
