---@meta
-- Written by stubs/generate from the Java definition. Do not edit.

---Plain data: nil, booleans, numbers, strings, and tables of them.
---@alias Data nil|boolean|number|string|ScriptNull|table

---Nothing as a value, which tables can hold: msys.null.
---@class ScriptNull

---The inbound connection of a request (Momentum's accept construct).
---@class AcceptConstruct
---@field remote_address string The client's address and port, such as `127.0.0.1:40312`
---@field listener string The address and port that the server listens on there.
---@field connection_id string Names the connection as long as the server runs.
local AcceptConstruct = {}

---Reads a body as it arrives, once, from its beginning to its end. One thread at a time uses it.
---@class BodyReader
local BodyReader = {}

---Returns the next bytes as soon as there are some, at most so many; nil at the body's end.
---
---Raises an error if `most` is less than 1; or if the client sent no valid body, or has gone.
---@param most? integer the most bytes, at least 1; nil for as many as is convenient (65,536)
---@return string?
function BodyReader:read(most) end

---The command construct that a console command gets.
---@class CommandLine
---@field argc integer The number of words, the command's own included.
---@field argv table<integer, string> The words, the command's own first.
local CommandLine = {}

---An iteration in progress.
---@class DictionaryIterator
local DictionaryIterator = {}

---A mail domain's record.
---@class MailDomain
---@field name string The domain's name, in lower case.
local MailDomain = {}

---One request and its response, as a handler sees them (Momentum's HTTP session).
---@class Session
local Session = {}

---Returns the request's method, such as `GET`.
---@return string
function Session:request_method_get() end

---Returns the request's URL, taken apart.
---@return Url
function Session:request_url_get() end

---Returns the segment that a `{name}` of the endpoint took, decoded; nil where the endpoint has no such parameter.
---@param name string|number
---@return string?
function Session:request_path_param_get(name) end

---Returns the value of a request header, nil where it is missing; several values are joined by `", "`, cookies by `"; "`.
---@param name string|number the header's name, in any case
---@return string?
function Session:request_header_get(name) end

---Returns the request's content type in lower case, without parameters, and its charset, nil where it names none; nil alone where the header is missing.
---@return any ...
function Session:request_content_type_get() end

---Returns a reader of the body, which reads while the client still sends. Chunked bodies come without their framing.
---
---Raises an error if the body is being read by another reader already, or could not be read as a whole before.
---@return BodyReader
function Session:request_data_get() end

---Returns the whole body as text, in the charset that the request names, UTF-8 where it names none. A language whose strings are bytes gets the bytes as they came.
---
---Raises an error if the body was malformed, or a reader has begun to read it.
---@return string
function Session:request_data_get_string() end

---Returns the whole body as bytes. The array is the session's own: do not change it.
---
---Raises an error if the body was malformed, or a reader has begun to read it.
---@return string
function Session:request_data_get_bytes() end

---Returns the body parsed as JSON, or why it is none: `ScriptData`.
---
---Raises an error if a reader has begun to read the body.
---@return any value
---@return string? reason why there is no value
function Session:request_data_get_json() end

---Returns the root element of the body parsed as XML, or why it is none: `ScriptData`, a table with `name`, `attributes` and `children`, which are texts and elements.
---
---Raises an error if a reader has begun to read the body.
---@return any value
---@return string? reason why there is no value
function Session:request_data_get_xml() end

---Returns the user whom an auth handler named; nil where none did.
---@return string?
function Session:request_username_get() end

---Returns the user and the password that the client sent with HTTP Basic; nil where it sent none (RFC 7617).
---@return any ...
function Session:request_credentials_get() end

---Returns the common name of the client's TLS certificate; nil where it showed none.
---@return string?
function Session:request_subject_cn_get() end

---Returns the client's address and port, such as `127.0.0.1:40312`.
---@return string
function Session:request_peer_address() end

---Returns the server's address and port that the client reached.
---@return string
function Session:request_local_address() end

---Returns the inbound connection.
---@return AcceptConstruct
function Session:request_accept_construct_get() end

---Returns what names this request as long as the server runs, and cannot be guessed. While the session is suspended, `msys.httpsrv.session_find` finds it by this, in any interpreter.
---@return string
function Session:request_event_get() end

---Returns what names the interpreter that runs the handler.
---@return string
function Session:request_event_get_scheduler_inst() end

---Sets the status.
---
---Raises an error if the code is not a final status code, or the message holds a line break, another control character, or what is not ASCII; or if the response has begun.
---@param code integer the status code, 200 to 599
---@param message? string|number the reason phrase; nil for the usual one
function Session:response_status_set(code, message) end

---Sets the status, the body and its content type.
---
---Raises an error if the code is not a final status code, or the content type holds a control character or what is not ASCII; or if the response has begun.
---@param code integer the status code, 200 to 599
---@param message? string|number the whole body, replacing what was appended before; nil for none
---@param mimetype? string|number the content type; nil leaves it as it is, `text/plain` where it was not set
function Session:response_status_set_std(code, message, mimetype) end

---Sets the status 200, and the content type.
---@param type? string|number the content type; nil leaves it as it is
function Session:response_status_ok(type) end

---Sets the status 403, and the content type.
---@param type? string|number the content type; nil leaves it as it is
function Session:response_status_denied(type) end

---Sets the status 404, and the content type.
---@param type? string|number the content type; nil leaves it as it is
function Session:response_status_not_found(type) end

---Sets the status 500, and the content type.
---@param type? string|number the content type; nil leaves it as it is
function Session:response_status_error(type) end

---Sets a response header, replacing what it was.
---
---Raises an error if the name is not a token, the server itself sets it, or the value holds a line break, another control character, or what is not ASCII; or if the response has begun.
---@param name string|number
---@param value string|number
function Session:response_header_set(name, value) end

---Adds a response header beside those of its name, such as one more `Set-Cookie`.
---
---Raises an error if the name is not a token, or `Content-Type`, of which there is one; the server itself sets it; or the value holds a line break, another control character, or what is not ASCII; or if the response has begun.
---@param name string|number
---@param value string|number
function Session:response_header_add(name, value) end

---Appends to the response's body. Before the first `response_flush` the body is kept; after it, it is sent in pieces.
---
---Raises an error if the body is a reader's already, or the client has gone.
---@param data string|number
function Session:response_append(data) end

---Formats as C's `printf` does, and appends.
---
---Raises an error if the format is none, or an argument missing or unfit.
---@param format string|number text with the directives that Lua's `string.format` has, but for `%q`: `%s`, `%d`, `%5.2f`, …
---@param ... Data strings and numbers, one a directive; true and false for `%s`
function Session:response_printf(format, ...) end

---Sets the whole body, replacing what was appended before.
---
---Raises an error if the response has begun.
---@param data string|number
function Session:response_string(data) end

---Sets the whole body to a value's JSON, and the content type to `application/json` where none was set.
---
---Raises an error if JSON has no way to write the value; the message says what is unfit, and where in the value it stands; or if the response has begun.
---@param value Data
function Session:response_json(value) end

---Sets the whole body to an XML document, and the content type to `application/xml` where none was set.
---
---Raises an error if it is no such element; the message says where; or if the response has begun.
---@param document Data the root element, as `request_data_get_xml` returns one; `attributes` and `children` may be missing
function Session:response_xml(document) end

---Streams the rest of the body from a reader, when the handler has returned: the interpreter is free meanwhile, and no more than a piece of the body is in memory.
---
---Raises an error if the body is a reader's already, or the client has gone.
---@param reader BodyReader what `request_data_get` returned
---@param immediate? boolean true to stream now, and append more afterwards
function Session:response_io(reader, immediate) end

---Sends what is pending: the status and the headers, which can no longer be changed, and what was appended.
---
---Raises an error if the client has gone.
---@param last? boolean true if nothing more comes; appending is an error then
function Session:response_flush(last) end

---Returns what `ctx_set` kept with this request; nil at first.
---@return any
function Session:ctx_get() end

---Keeps a value with this request.
---@param value? any
function Session:ctx_set(value) end

---Returns the value that was registered with the handler; nil where there was none.
---@return any
function Session:service_ctx_get() end

---Suspends the session: the handler returns `ASYNC` now, and the response waits for `session_resume`. The interpreter serves other requests meanwhile.
---
---Raises an error if the session is suspended already (Momentum's `EBADF`).
function Session:session_suspend() end

---Resumes a suspended session. Any thread may call this, of several calls the first counts. That a client of HTTP/1.1 has gone is noticed from 2.5 seconds after the session was suspended on, within half a second each time; until then its session can be resumed.
---
---Returns whether the session was suspended; false where it was resumed already, its client has gone, or it waited too long.
---@param finished integer 0 to run the handler again, anything else to end the request
---@return boolean
function Session:session_resume(finished) end

---A request's URL, taken apart (Momentum's URL details).
---@class Url
---@field url string The whole URL, as the client addressed it.
---@field query string? The query, percent-decoded as a whole; nil where there was none.
---@field attrs table<string, string> The query's parameters, decoded, in the order of the query. Of a name that comes more than once, the first value counts.
---@field scheme string `http` or `https`
---@field userinfo UserInfo? The user information, nil where the client sent none; the server refuses a target that has one.
---@field host string The host as the client addressed it, in lower case, without the port.
---@field port integer The port.
---@field path string The path as routes and handlers see it: percent-decoded, without dot segments; an encoded slash stays `%2F`, an encoded percent sign `%25`
---@field raw_query string? The query as the client sent it, nil where there was none.
---@field fragment string? The fragment, which clients do not send.
local Url = {}

---The user information of a URL.
---@class UserInfo
---@field user string The user's name.
---@field pass string? The password, or nil where there is none.
local UserInfo = {}

---`msys` itself: registers modules and console commands.
---@class msys
---@field ["null"] ScriptNull Nothing as a value that lists and tables can hold, such as JSON's `null`.
msys = {}

---Registers a module: a table with some of the hooks init, rsrc_setup, and deinit.
---@param name string|number
---@param hooks table
function msys.registerModule(name, hooks) end

---Registers a console command.
---@param prefix string|number
---@param function_ string|fun(commandLine: CommandLine): any
function msys.registerControl(prefix, function_) end

---Returns a list of the values, which stays a list where it is empty; an empty table of Lua's does not tell a list from a map.
---@param values Data a list, or an empty table
---@return any
function msys.array(values) end

---Waits; in JavaScript returns a promise, to be awaited. Other requests go on meanwhile.
---@param seconds number how long, fractions too
---@return any
function msys.sleep(seconds) end

---`msys.core`: the mail queue, and walking dictionaries.
---@class msys.core
msys.core = {}

---Returns a domain's record, nil where the name is not a domain's.
---@param name string|number
---@return MailDomain?
function msys.core.dns_get_domain(name) end

---Puts a domain on the delayed queue.
---@param domain MailDomain
---@param note? string|number
function msys.core.mail_queue_delay_domain(domain, note) end

---Returns an iterator over a dictionary, for `dict_next`.
---@param dictionary table<string, string>
---@return DictionaryIterator
function msys.core.dict_iter2(dictionary) end

---Returns 1, a key and its value; 0 at the end.
---@param dictionary table<string, string>
---@param iterator DictionaryIterator
---@return any ...
function msys.core.dict_next(dictionary, iterator) end

---Ends an iteration. Nothing is left to free here; scripts written for Momentum call it.
---@param dictionary table<string, string>
---@param iterator DictionaryIterator
function msys.core.dict_iter2_free(dictionary, iterator) end

---@class msys.extended
msys.extended = {}

---`msys.httpsrv`: registers endpoints.
---@class msys.httpsrv
---@field DONE integer The constant that says the response is complete.
---@field ASYNC integer The constant that says the response follows later.
msys.httpsrv = {}

---Registers a handler for an endpoint and everything below it.
---@param method (string|number)|nil the HTTP method, matched exactly; nothing for every method
---@param endpoint string|number a path that starts with `/`, whose segments may be parameters: `/users/{id}`
---@param handler string|fun(session: Session): any the function that answers, or its name
---@param context? any a value that the handler reads with `service_ctx_get`
function msys.httpsrv.register(method, endpoint, handler, context) end

---Registers an auth handler, which is found as handlers are, and runs before them. It returns the user's name, or true for a request without one; anything else refuses the request, with the response that it set, or else a 401 that asks for HTTP Basic.
---@param method (string|number)|nil the HTTP method, matched exactly; nothing for every method
---@param path string|number the path, as an endpoint is given
---@param handler string|fun(session: Session): any the function that decides, or its name
function msys.httpsrv.register_auth(method, path, handler) end

---Returns the suspended session that `request_event_get` named; nothing where it is not suspended. It may be another interpreter's; only the values that it keeps are not to be had then.
---@param event string|number what `request_event_get` returned
---@return Session?
function msys.httpsrv.session_find(event) end

msys.extended.httpsrv = msys.httpsrv
