/**
 * What a configuration brings: routes, interpreters, modules, commands; built, used, closed.
 *
 * <ul>
 *   <li>Building: a {@code GenerationBuilder} has a {@code Leader} load the scripts of a language
 *       into its first {@code LoadedInterpreter}; {@code Follower}s check that every other one
 *       registers the same. The result is a {@code Generation}.
 *   <li>Running: a {@code ScriptTarget} has a {@code CallRunner} take an interpreter out of the
 *       {@code InterpreterPool} (a {@code Roster} of interpreters, a {@code BorrowerQueue} of who
 *       waits, an {@code Occupancy} each), and run the call here or in the interpreter's {@code
 *       Lane}.
 *   <li>Waiting: {@code Awaits} lets an interpreter go meanwhile; an {@code AsyncCall} is what a
 *       promise is waited for.
 *   <li>Watching: the {@code BusyWatch} makes {@code Observation}s, has handlers that compute take
 *       {@code Turns}, {@code Stops} those that pass a limit, and has pools grow ({@code Growth},
 *       {@code Supply}).
 * </ul>
 */
@NullMarked
package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.NullMarked;
