package io.wirestash.core.flow;

/** Zeek's 13 connection states, from the states of both ends (docs.zeek.org, conn.log, conn_state). */
final class ConnectionState {
  private ConnectionState() {}

  static String of(TrackedFlow flow) {
    if (flow.protocol != FlowKey.TCP) return datagrams(flow);
    byte client = flow.swapped ? flow.tcpB : flow.tcpA;
    byte server = flow.swapped ? flow.tcpA : flow.tcpB;
    boolean payload = flow.payloadA > 0 || flow.payloadB > 0;
    if (server == TcpTracker.RESET) return serverReset(client, payload);
    if (client == TcpTracker.RESET) return quiet(server) ? "RSTOS0" : "RSTO";
    if (client == TcpTracker.CLOSED && server == TcpTracker.CLOSED) return "SF";
    if (client == TcpTracker.CLOSED) return quiet(server) ? "SH" : "S2";
    if (server == TcpTracker.CLOSED) return quiet(client) ? "SHR" : "S3";
    if (client == TcpTracker.SYN_SENT && server == TcpTracker.INACTIVE) return "S0";
    if (client == TcpTracker.ESTABLISHED && server == TcpTracker.ESTABLISHED) return "S1";
    return "OTH";
  }

  private static String serverReset(byte client, boolean payload) {
    boolean trying = client == TcpTracker.SYN_SENT || client == TcpTracker.SYN_ACK_SENT;
    if (trying || client == TcpTracker.RESET && !payload) return "REJ";
    return quiet(client) ? "RSTRH" : "RSTR";
  }

  private static boolean quiet(byte state) {
    return state == TcpTracker.INACTIVE || state == TcpTracker.PARTIAL;
  }

  private static String datagrams(TrackedFlow flow) {
    if (flow.protocol != FlowKey.UDP) return "OTH";
    boolean client = (flow.swapped ? flow.packetsB : flow.packetsA) > 0;
    boolean server = (flow.swapped ? flow.packetsA : flow.packetsB) > 0;
    if (client) return server ? "SF" : "S0";
    return "SHR";
  }
}
