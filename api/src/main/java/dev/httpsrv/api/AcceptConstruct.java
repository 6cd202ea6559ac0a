package dev.httpsrv.api;

/**
 * The inbound connection of a request (Momentum's accept construct).
 *
 * @param remoteAddress the client's address and port, such as {@code 127.0.0.1:40312}
 * @param listener the address and port that the server listens on there
 * @param connectionId names the connection as long as the server runs
 */
public record AcceptConstruct(
    @ScriptProperty("remote_address") String remoteAddress,
    @ScriptProperty("listener") String listener,
    @ScriptProperty("connection_id") String connectionId) {}
