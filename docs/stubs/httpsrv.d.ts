// Written by stubs/generate from the Java definition. Do not edit.

/** Plain data: what JSON.stringify takes, bytes (as text in UTF-8), maps and sets. */
type Data =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | ArrayBuffer
  | ArrayBufferView
  | readonly Data[]
  | ReadonlySet<Data>
  | ReadonlyMap<string, Data>
  | { readonly [name: string]: Data }
  | { toJSON(): unknown };

/** Writes a line: to the client of a console command, else to the log. */
declare function print(...values: unknown[]): void;

/** Returns what a neighbouring script exports; a library of msys by its name. */
declare function require(name: string): any;

interface Console {
  debug(...values: any[]): void;
  error(...values: any[]): void;
  info(...values: any[]): void;
  log(...values: any[]): void;
  warn(...values: any[]): void;
}
declare var console: Console;

/** The inbound connection of a request (Momentum's accept construct). */
interface AcceptConstruct {
  /** The client's address and port, such as `127.0.0.1:40312` */
  readonly remote_address: string;
  /** The address and port that the server listens on there. */
  readonly listener: string;
  /** Names the connection as long as the server runs. */
  readonly connection_id: string;
}

/** Reads a body as it arrives, once, from its beginning to its end. One thread at a time uses it. */
interface BodyReader {
  /**
   * Returns the next bytes as soon as there are some, at most so many; null at the body's end.
   *
   * @param most the most bytes, at least 1; null for as many as is convenient (65,536)
   * @throws if `most` is less than 1
   * @throws if the client sent no valid body, or has gone
   */
  read(most?: number | null): Uint8Array | null;
}

/** The command construct that a console command gets. */
interface CommandLine {
  /** The number of words, the command's own included. */
  readonly argc: number;
  /** The words, the command's own first. */
  readonly argv: string[];
}

/** An iteration in progress. */
interface DictionaryIterator {
}

/** A mail domain's record. */
interface MailDomain {
  /** The domain's name, in lower case. */
  readonly name: string;
}

/** One request and its response, as a handler sees them (Momentum's HTTP session). */
interface Session {
  /** Returns the request's method, such as `GET`. */
  request_method_get(): string;
  /** Returns the request's URL, taken apart. */
  request_url_get(): Url;
  /** Returns the segment that a `{name}` of the endpoint took, decoded; null where the endpoint has no such parameter. */
  request_path_param_get(name: string | number): string | null;
  /**
   * Returns the value of a request header, null where it is missing; several values are joined by `", "`, cookies by `"; "`.
   *
   * @param name the header's name, in any case
   */
  request_header_get(name: string | number): string | null;
  /** Returns the request's content type in lower case, without parameters, and its charset, null where it names none; null alone where the header is missing. */
  request_content_type_get(): any[] | null;
  /**
   * Returns a reader of the body, which reads while the client still sends. Chunked bodies come without their framing.
   *
   * @throws if the body is being read by another reader already, or could not be read as a whole before
   */
  request_data_get(): BodyReader;
  /**
   * Returns the whole body as text, in the charset that the request names, UTF-8 where it names none. A language whose strings are bytes gets the bytes as they came.
   *
   * @throws if the body was malformed, or a reader has begun to read it
   */
  request_data_get_string(): string;
  /**
   * Returns the whole body as bytes. The array is the session's own: do not change it.
   *
   * @throws if the body was malformed, or a reader has begun to read it
   */
  request_data_get_bytes(): Uint8Array;
  /**
   * Returns the body parsed as JSON, or why it is none: `ScriptData`.
   *
   * @throws if a reader has begun to read the body
   */
  request_data_get_json(): any;
  /**
   * Returns the root element of the body parsed as XML, or why it is none: `ScriptData`, a table with `name`, `attributes` and `children`, which are texts and elements.
   *
   * @throws if a reader has begun to read the body
   */
  request_data_get_xml(): any;
  /** Returns the user whom an auth handler named; null where none did. */
  request_username_get(): string | null;
  /** Returns the user and the password that the client sent with HTTP Basic; null where it sent none (RFC 7617). */
  request_credentials_get(): any[] | null;
  /** Returns the common name of the client's TLS certificate; null where it showed none. */
  request_subject_cn_get(): string | null;
  /** Returns the client's address and port, such as `127.0.0.1:40312`. */
  request_peer_address(): string;
  /** Returns the server's address and port that the client reached. */
  request_local_address(): string;
  /** Returns the inbound connection. */
  request_accept_construct_get(): AcceptConstruct;
  /** Returns what names this request as long as the server runs, and cannot be guessed. While the session is suspended, `msys.httpsrv.session_find` finds it by this, in any interpreter. */
  request_event_get(): string;
  /** Returns what names the interpreter that runs the handler. */
  request_event_get_scheduler_inst(): string;
  /**
   * Sets the status.
   *
   * @param code the status code, 200 to 599
   * @param message the reason phrase; null for the usual one
   * @throws if the code is not a final status code, or the message holds a line break, another control character, or what is not ASCII
   * @throws if the response has begun
   */
  response_status_set(code: number, message?: string | number | null): void;
  /**
   * Sets the status, the body and its content type.
   *
   * @param code the status code, 200 to 599
   * @param message the whole body, replacing what was appended before; null for none
   * @param mimetype the content type; null leaves it as it is, `text/plain` where it was not set
   * @throws if the code is not a final status code, or the content type holds a control character or what is not ASCII
   * @throws if the response has begun
   */
  response_status_set_std(code: number, message?: string | ArrayBuffer | ArrayBufferView | null, mimetype?: string | number | null): void;
  /**
   * Sets the status 200, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  response_status_ok(type?: string | number | null): void;
  /**
   * Sets the status 403, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  response_status_denied(type?: string | number | null): void;
  /**
   * Sets the status 404, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  response_status_not_found(type?: string | number | null): void;
  /**
   * Sets the status 500, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  response_status_error(type?: string | number | null): void;
  /**
   * Sets a response header, replacing what it was.
   *
   * @throws if the name is not a token, the server itself sets it, or the value holds a line break, another control character, or what is not ASCII
   * @throws if the response has begun
   */
  response_header_set(name: string | number, value: string | number): void;
  /**
   * Adds a response header beside those of its name, such as one more `Set-Cookie`.
   *
   * @throws if the name is not a token, or `Content-Type`, of which there is one; the server itself sets it; or the value holds a line break, another control character, or what is not ASCII
   * @throws if the response has begun
   */
  response_header_add(name: string | number, value: string | number): void;
  /**
   * Appends to the response's body. Before the first `response_flush` the body is kept; after it, it is sent in pieces.
   *
   * @throws if the body is a reader's already, or the client has gone
   */
  response_append(data: string | ArrayBuffer | ArrayBufferView): void;
  /**
   * Formats as C's `printf` does, and appends.
   *
   * @param format text with the directives that Lua's `string.format` has, but for `%q`: `%s`, `%d`, `%5.2f`, …
   * @param arguments_ strings and numbers, one a directive; true and false for `%s`
   * @throws if the format is none, or an argument missing or unfit
   */
  response_printf(format: string | ArrayBuffer | ArrayBufferView, ...arguments_: Data[]): void;
  /**
   * Sets the whole body, replacing what was appended before.
   *
   * @throws if the response has begun
   */
  response_string(data: string | ArrayBuffer | ArrayBufferView): void;
  /**
   * Sets the whole body to a value's JSON, and the content type to `application/json` where none was set.
   *
   * @throws if JSON has no way to write the value; the message says what is unfit, and where in the value it stands
   * @throws if the response has begun
   */
  response_json(value: Data): void;
  /**
   * Sets the whole body to an XML document, and the content type to `application/xml` where none was set.
   *
   * @param document the root element, as `request_data_get_xml` returns one; `attributes` and `children` may be missing
   * @throws if it is no such element; the message says where
   * @throws if the response has begun
   */
  response_xml(document: Data): void;
  /**
   * Streams the rest of the body from a reader, when the handler has returned: the interpreter is free meanwhile, and no more than a piece of the body is in memory.
   *
   * @param reader what `request_data_get` returned
   * @param immediate true to stream now, and append more afterwards
   * @throws if the body is a reader's already, or the client has gone
   */
  response_io(reader: BodyReader, immediate?: boolean | null): void;
  /**
   * Sends what is pending: the status and the headers, which can no longer be changed, and what was appended.
   *
   * @param last true if nothing more comes; appending is an error then
   * @throws if the client has gone
   */
  response_flush(last?: boolean | null): void;
  /** Returns what `ctx_set` kept with this request; null at first. */
  ctx_get(): any;
  /** Keeps a value with this request. */
  ctx_set(value?: unknown): void;
  /** Returns the value that was registered with the handler; null where there was none. */
  service_ctx_get(): any;
  /**
   * Suspends the session: the handler returns `ASYNC` now, and the response waits for `session_resume`. The interpreter serves other requests meanwhile.
   *
   * @throws if the session is suspended already (Momentum's `EBADF`)
   */
  session_suspend(): void;
  /**
   * Resumes a suspended session. Any thread may call this, of several calls the first counts. That a client of HTTP/1.1 has gone is noticed from 2.5 seconds after the session was suspended on, within half a second each time; until then its session can be resumed.
   *
   * @param finished 0 to run the handler again, anything else to end the request
   * @returns whether the session was suspended; false where it was resumed already, its client has gone, or it waited too long
   */
  session_resume(finished: number): boolean;
}

/** A request's URL, taken apart (Momentum's URL details). */
interface Url {
  /** The whole URL, as the client addressed it. */
  readonly url: string;
  /** The query, percent-decoded as a whole; null where there was none. */
  readonly query: string | null;
  /** The query's parameters, decoded, in the order of the query. Of a name that comes more than once, the first value counts. */
  readonly attrs: Record<string, string>;
  /** `http` or `https` */
  readonly scheme: string;
  /** The user information, null where the client sent none; the server refuses a target that has one. */
  readonly userinfo: UserInfo | null;
  /** The host as the client addressed it, in lower case, without the port. */
  readonly host: string;
  /** The port. */
  readonly port: number;
  /** The path as routes and handlers see it: percent-decoded, without dot segments; an encoded slash stays `%2F`, an encoded percent sign `%25` */
  readonly path: string;
  /** The query as the client sent it, null where there was none. */
  readonly raw_query: string | null;
  /** The fragment, which clients do not send. */
  readonly fragment: string | null;
}

/** The user information of a URL. */
interface UserInfo {
  /** The user's name. */
  readonly user: string;
  /** The password, or null where there is none. */
  readonly pass: string | null;
}

/** `msys` itself: registers modules and console commands. */
interface Msys {
  readonly core: MsysCore;
  readonly extended: MsysExtended;
  readonly httpsrv: MsysHttpsrv;
  /** Registers a module: a table with some of the hooks init, rsrc_setup, and deinit. */
  registerModule(name: string | number, hooks: object): void;
  /** Registers a console command. */
  registerControl(prefix: string | number, function_: string | ((commandLine: CommandLine) => unknown)): void;
  /**
   * Returns a list of the values, which stays a list where it is empty; an empty table of Lua's does not tell a list from a map.
   *
   * @param values a list, or an empty table
   */
  array(values: Data): any;
  /**
   * Waits; in JavaScript returns a promise, to be awaited. Other requests go on meanwhile.
   *
   * @param seconds how long, fractions too
   */
  sleep(seconds: number): Promise<any>;
  /** Nothing as a value that lists and tables can hold, such as JSON's `null`. */
  readonly null: null;
}

declare const msys: Msys;
declare module "msys" {
  const library: Msys;
  export = library;
}

/** `msys.core`: the mail queue, and walking dictionaries. */
interface MsysCore {
  /** Returns a domain's record, null where the name is not a domain's. */
  dns_get_domain(name: string | number): MailDomain | null;
  /** Puts a domain on the delayed queue. */
  mail_queue_delay_domain(domain: MailDomain, note?: string | number | null): void;
  /** Returns an iterator over a dictionary, for `dict_next`. */
  dict_iter2(dictionary: Record<string, string> | ReadonlyMap<string, string>): DictionaryIterator;
  /** Returns 1, a key and its value; 0 at the end. */
  dict_next(dictionary: Record<string, string> | ReadonlyMap<string, string>, iterator: DictionaryIterator): any[];
  /** Ends an iteration. Nothing is left to free here; scripts written for Momentum call it. */
  dict_iter2_free(dictionary: Record<string, string> | ReadonlyMap<string, string>, iterator: DictionaryIterator): void;
}

declare module "msys.core" {
  const library: MsysCore;
  export = library;
}

interface MsysExtended {
  readonly httpsrv: MsysHttpsrv;
}

declare module "msys.extended" {
  const library: MsysExtended;
  export = library;
}

declare module "msys.extended.httpsrv" {
  const library: MsysHttpsrv;
  export = library;
}

/** `msys.httpsrv`: registers endpoints. */
interface MsysHttpsrv {
  /**
   * Registers a handler for an endpoint and everything below it.
   *
   * @param method the HTTP method, matched exactly; nothing for every method
   * @param endpoint a path that starts with `/`, whose segments may be parameters: `/users/{id}`
   * @param handler the function that answers, or its name
   * @param context a value that the handler reads with `service_ctx_get`
   */
  register(method: string | number | null, endpoint: string | number, handler: string | ((session: Session) => unknown), context?: unknown): void;
  /**
   * Registers an auth handler, which is found as handlers are, and runs before them. It returns the user's name, or true for a request without one; anything else refuses the request, with the response that it set, or else a 401 that asks for HTTP Basic.
   *
   * @param method the HTTP method, matched exactly; nothing for every method
   * @param path the path, as an endpoint is given
   * @param handler the function that decides, or its name
   */
  register_auth(method: string | number | null, path: string | number, handler: string | ((session: Session) => unknown)): void;
  /**
   * Returns the suspended session that `request_event_get` named; nothing where it is not suspended. It may be another interpreter's; only the values that it keeps are not to be had then.
   *
   * @param event what `request_event_get` returned
   */
  session_find(event: string | number): Session | null;
  /** The constant that says the response is complete. */
  readonly DONE: number;
  /** The constant that says the response follows later. */
  readonly ASYNC: number;
}

declare module "msys.httpsrv" {
  const library: MsysHttpsrv;
  export = library;
}
