package dev.httpsrv.runtime.generation;

/**
 * What the interpreters of a language do at a moment, roughly: they go on meanwhile.
 *
 * @param interpreters how many take calls
 * @param busy how many of these are taken
 * @param most how many there may be
 * @param queued how many calls wait for one, those too that go on after they have waited
 */
public record PoolStatus(String language, int interpreters, int busy, int most, int queued) {}
