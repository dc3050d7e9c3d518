package io.wirestash.core.condition;

import io.wirestash.api.event.EventHead;
import io.wirestash.api.event.Ip;
import java.util.Map;

/** An event that is nothing but its members, by path. */
record Facts(Map<String, Object> members) implements EventHead {
  @Override
  public Object get(String path) {
    return members.get(path);
  }

  @Override
  public String type() {
    return (String) members.get("type");
  }

  @Override
  public long startNanos() {
    return 0;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public long packet() {
    return 0;
  }

  @Override
  public Ip sourceIp() {
    return null;
  }

  @Override
  public int sourcePort() {
    return -1;
  }

  @Override
  public Ip destinationIp() {
    return null;
  }

  @Override
  public int destinationPort() {
    return -1;
  }

  @Override
  public String transport() {
    return null;
  }
}
