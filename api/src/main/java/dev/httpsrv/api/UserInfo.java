package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * The user information of a URL.
 *
 * @param user the user's name
 * @param pass the password, or null where there is none
 */
public record UserInfo(
    @ScriptProperty("user") String user, @ScriptProperty("pass") @Nullable String pass) {}
