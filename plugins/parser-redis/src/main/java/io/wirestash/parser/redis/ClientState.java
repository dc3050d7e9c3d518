package io.wirestash.parser.redis;

import io.wirestash.api.event.EventType;

/** What the server knows of its client by the commands that it has answered. */
final class ClientState {
  private int database;
  private int respVersion;
  private String user;
  private String name;
  private String library;

  /** @param fromStart false if the connection was there before the capture: then little is known */
  ClientState(boolean fromStart) {
    database = fromStart ? 0 : EventType.ABSENT;
    respVersion = fromStart ? 2 : EventType.ABSENT;
  }

  /** A client that a MONITOR tells of. */
  static ClientState of(int database) {
    ClientState client = new ClientState(false);
    client.database = database;
    return client;
  }

  /** Number of the database, or {@link EventType#ABSENT}. */
  int database() {
    return database;
  }

  /** 2 or 3, or {@link EventType#ABSENT}. */
  int respVersion() {
    return respVersion;
  }

  String user() {
    return user;
  }

  String name() {
    return name;
  }

  /** The client's library with its version, or null. */
  String library() {
    return library;
  }

  /** Draws the consequences of a command that succeeded. */
  void after(Command command) {
    if (command.login() != null) user = command.login().user() == null ? "default" : command.login().user();
    switch (command.name()) {
      case "SELECT" -> database = number(command.argument(), database);
      case "HELLO" -> hello(command);
      case "CLIENT SETNAME" -> name = command.argument();
      case "CLIENT SETINFO" -> library(command);
      case "RESET" -> reset();
      default -> {}
    }
  }

  private void hello(Command command) {
    respVersion = number(command.argument(), respVersion);
    for (int i = 1; i + 1 < command.arguments().size(); i++) {
      if (command.has(i, "AUTH")) i += 2;
      else if (command.has(i, "SETNAME")) name = command.argument(i + 1);
    }
  }

  private void library(Command command) {
    if (command.has(0, "LIB-NAME")) library = command.argument(1);
    else if (command.has(0, "LIB-VER") && library != null) library += " " + command.argument(1);
  }

  private void reset() {
    database = 0;
    respVersion = 2;
    user = null;
    name = null;
  }

  /** The number that a text is, or another one. */
  static int number(String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
