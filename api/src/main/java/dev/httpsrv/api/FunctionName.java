package dev.httpsrv.api;

/**
 * Names one of a script's global functions; it is looked up when the script has been loaded.
 *
 * @param name the function's name, as the script declares it
 */
public record FunctionName(String name) implements FunctionReference {}
