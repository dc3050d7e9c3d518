package io.wirestash.parser.ftp;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;

/** A command with its replies and its transfer; or a reply that nobody asked for, such as the greeting. */
@EventType(value = "ftp", scope = EventType.Scope.TRANSACTION, category = "network", type = {"protocol", "info"})
@Help("One FTP command with its replies and the transfer it began; or, without command, a greeting.")
public record FtpExchange(
    @Help("The command in upper case; absent if the server spoke unasked.") String command,
    @Help("Its argument; never that of PASS, ACCT or ADAT.") String argument,
    @Help("Replies before the last one, such as 150.") List<Reply> preliminary,
    @Help("The last reply; absent if none was seen.") Reply reply,
    @Ecs("user.name") @Help("User name last given.") String user,
    @Ecs("file.path") @Help("The file or folder named by the command, absolute if the working directory is known.")
        String path,
    @Help("The data channel agreed on, or used.") DataChannel dataChannel,
    @Help("What the data connection carried.") Transfer transfer,
    @Help("True if the connection goes on encrypted.") Boolean encryptedAfter) {

  @Ecs("event.code")
  String ecsCode() {
    return reply == null ? null : Integer.toString(reply.code());
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    if (reply == null || reply.isPreliminary()) return "unknown";
    return reply.isNegative() ? "failure" : "success";
  }

  @Ecs("file.size")
  Long ecsFileSize() {
    return transfer != null && transfer.complete() && path != null ? (Long) transfer.size() : null;
  }

  @Ecs("file.hash.sha256")
  String ecsFileHash() {
    return transfer == null || path == null ? null : transfer.sha256();
  }

  @Ecs("network.protocol")
  String ecsProtocol() {
    return "ftp";
  }

  @Ecs("related.user")
  String ecsRelatedUser() {
    return user;
  }

  @Ecs("related.hash")
  String ecsRelatedHash() {
    return transfer == null ? null : transfer.sha256();
  }
}
