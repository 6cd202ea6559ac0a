package dev.httpsrv.api.spi;

/** A script in the form that its engine loads; many interpreters may load it, at once too. */
public interface CompiledScript {

  /** Returns the script that was compiled. */
  Script script();
}
