package dev.httpsrv.api.spi;

/**
 * A script's source.
 *
 * @param name its name for {@code require} and the log: the path below its script folder with dots
 *     for slashes, without the extension
 * @param file its file, as messages name it
 * @param language the language's id
 * @param source the source as it is in the file; not copied, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record Script(String name, String file, String language, byte[] source) {}
