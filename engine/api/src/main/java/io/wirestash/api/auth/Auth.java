package io.wirestash.api.auth;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/**
 * One login attempt, whatever the protocol, from its first message to the answer that decided it. Made by a
 * {@link LoginAttempt}, which keeps out what the pipeline does not want to be seen.
 */
@EventType(
    value = "auth",
    scope = EventType.Scope.TRANSACTION,
    category = "authentication",
    type = "start",
    action = "login")
@Help("One login attempt with its result.")
public record Auth(
    @Help("Protocol of the login, such as mysql, ftp or imap.") @Ecs("service.type") String service,
    @Help("How the user proves who they are, as the protocol names it.") @Ecs("credential.mechanism") String mechanism,
    @Help("User name.") @Ecs("user.name") String user,
    @Help("The password: text where credentials are shown, else present, length and reuse_id (of this run).") @Ecs("")
        Secret secret,
    @Help("What is known of the password: shown, masked, hashed or absent.") @Ecs("credential.secret_state")
        SecretState secretState,
    @Help("Database, realm or domain that the login is for.") @Ecs("credential.database") String database,
    @Help("success, failure or unknown.") @Ecs("event.outcome") LoginResult result,
    @Help("The server's code for the result.") @Ecs("event.code") String resultCode,
    @Help("The server's words for the result.") @Ecs("event.reason") String resultText,
    @Help("Ordinal of the attempt on its connection, from 1.") @Ecs("credential.attempt") int attempt,
    @Help("What the server wanted to see answered; only where credentials are shown.") @Ecs("credential.challenge")
        String challenge,
    @Help("The client's answer; only where credentials are shown.") @Ecs("credential.response") String response,
    @Help("What a guess can be checked against offline; only where credentials are shown.") @Ecs("credential.hash")
        PasswordHash hash,
    @Help("Software of the server, as it says.") @Ecs("service.version") String serverSoftware,
    @Help("Software of the client, as it says.") @Ecs("credential.client_software") String clientSoftware,
    @Help("True if the connection went on encrypted, so that the rest of the attempt was not seen.")
        @Ecs("credential.encrypted_after")
        Boolean encryptedAfter,
    @Help("True if the capture lacks bytes of the attempt.") @Ecs("credential.incomplete") Boolean incomplete,
    @Help("Of a result that was not read but concluded: how sure it is, and from what.") @Ecs("credential.estimate")
        Estimate estimate) {

  @Ecs("credential.secret.text")
  public String ecsSecretText() {
    return secret == null ? null : secret.text();
  }

  @Ecs("credential.secret.length")
  public Integer ecsSecretLength() {
    return secret == null ? null : (Integer) secret.length();
  }

  @Ecs("credential.secret.reuse_id")
  public String ecsSecretReuseId() {
    return secret == null ? null : secret.reuseId();
  }

  @Ecs("network.protocol")
  public String ecsProtocol() {
    return service;
  }

  @Ecs("related.user")
  public String ecsRelatedUser() {
    return user;
  }
}
