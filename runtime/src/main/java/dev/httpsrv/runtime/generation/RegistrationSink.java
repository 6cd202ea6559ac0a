package dev.httpsrv.runtime.generation;

/** Told of each registration at once, so that what it objects to is raised in the script's line. */
interface RegistrationSink {

  /**
   * Takes a registration.
   *
   * @param index its number among those of its kind in its interpreter, from 0
   * @throws IllegalArgumentException if it must not be
   */
  void accept(int index, Registration registration);
}
