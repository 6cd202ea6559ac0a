package dev.httpsrv.api;

/** What a script passes where a function is wanted: the function itself, or its name. */
public sealed interface FunctionReference permits ScriptFunction, FunctionName {}
