package dev.httpsrv.runtime.console;

import dev.httpsrv.api.ControlCommand;

/**
 * A console command that was registered.
 *
 * @param origin where, for people
 * @param action what it does
 */
public record Command(String origin, ControlCommand action) {}
