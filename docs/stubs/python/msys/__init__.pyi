"""`msys` itself: registers modules and console commands."""
# Written by stubs/generate from the Java definition. Do not edit.
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias, final
from . import core as core
from . import extended as extended
from . import httpsrv as httpsrv

Data: TypeAlias = (
    None | bool | int | float | str | bytes | bytearray | Sequence[Data] | Mapping[str, Data] | Mapping[int, Data]
)
"""Plain data: None, booleans, numbers, strings, and lists and dicts of them."""

@final
class AcceptConstruct:
    """The inbound connection of a request (Momentum's accept construct)."""

    @property
    def remote_address(self) -> str:
        """The client's address and port, such as `127.0.0.1:40312`"""

    @property
    def listener(self) -> str:
        """The address and port that the server listens on there."""

    @property
    def connection_id(self) -> str:
        """Names the connection as long as the server runs."""

@final
class BodyReader:
    """Reads a body as it arrives, once, from its beginning to its end. One thread at a time uses it."""

    def read(self, most: int | None = ..., /) -> bytes | None:
        """Returns the next bytes as soon as there are some, at most so many; None at the body's end.

        Raises an error if `most` is less than 1; or if the client sent no valid body, or has gone.

        - `most`: the most bytes, at least 1; None for as many as is convenient (65,536)
        """

@final
class CommandLine:
    """The command construct that a console command gets."""

    @property
    def argc(self) -> int:
        """The number of words, the command's own included."""

    @property
    def argv(self) -> list[str]:
        """The words, the command's own first."""

@final
class DictionaryIterator:
    """An iteration in progress."""

@final
class MailDomain:
    """A mail domain's record."""

    @property
    def name(self) -> str:
        """The domain's name, in lower case."""

@final
class Session:
    """One request and its response, as a handler sees them (Momentum's HTTP session)."""

    def request_method_get(self) -> str:
        """Returns the request's method, such as `GET`."""

    def request_url_get(self) -> Url:
        """Returns the request's URL, taken apart."""

    def request_path_param_get(self, name: str | float, /) -> str | None:
        """Returns the segment that a `{name}` of the endpoint took, decoded; None where the endpoint has no such parameter."""

    def request_header_get(self, name: str | float, /) -> str | None:
        """Returns the value of a request header, None where it is missing; several values are joined by `", "`, cookies by `"; "`.

        - `name`: the header's name, in any case
        """

    def request_content_type_get(self) -> tuple[Any, ...] | None:
        """Returns the request's content type in lower case, without parameters, and its charset, None where it names none; None alone where the header is missing."""

    def request_data_get(self) -> BodyReader:
        """Returns a reader of the body, which reads while the client still sends. Chunked bodies come without their framing.

        Raises an error if the body is being read by another reader already, or could not be read as a whole before.
        """

    def request_data_get_string(self) -> str:
        """Returns the whole body as text, in the charset that the request names, UTF-8 where it names none. A language whose strings are bytes gets the bytes as they came.

        Raises an error if the body was malformed, or a reader has begun to read it.
        """

    def request_data_get_bytes(self) -> bytes:
        """Returns the whole body as bytes. The array is the session's own: do not change it.

        Raises an error if the body was malformed, or a reader has begun to read it.
        """

    def request_data_get_json(self) -> Any:
        """Returns the body parsed as JSON, or why it is none: `ScriptData`.

        Raises an error if a reader has begun to read the body.
        """

    def request_data_get_xml(self) -> Any:
        """Returns the root element of the body parsed as XML, or why it is none: `ScriptData`, a table with `name`, `attributes` and `children`, which are texts and elements.

        Raises an error if a reader has begun to read the body.
        """

    def request_username_get(self) -> str | None:
        """Returns the user whom an auth handler named; None where none did."""

    def request_credentials_get(self) -> tuple[Any, ...] | None:
        """Returns the user and the password that the client sent with HTTP Basic; None where it sent none (RFC 7617)."""

    def request_subject_cn_get(self) -> str | None:
        """Returns the common name of the client's TLS certificate; None where it showed none."""

    def request_peer_address(self) -> str:
        """Returns the client's address and port, such as `127.0.0.1:40312`."""

    def request_local_address(self) -> str:
        """Returns the server's address and port that the client reached."""

    def request_accept_construct_get(self) -> AcceptConstruct:
        """Returns the inbound connection."""

    def request_event_get(self) -> str:
        """Returns what names this request as long as the server runs, and cannot be guessed. While the session is suspended, `msys.httpsrv.session_find` finds it by this, in any interpreter."""

    def request_event_get_scheduler_inst(self) -> str:
        """Returns what names the interpreter that runs the handler."""

    def response_status_set(self, code: int, message: str | float | None = ..., /) -> None:
        """Sets the status.

        Raises an error if the code is not a final status code, or the message holds a line break, another control character, or what is not ASCII; or if the response has begun.

        - `code`: the status code, 200 to 599
        - `message`: the reason phrase; None for the usual one
        """

    def response_status_set_std(self, code: int, message: str | bytes | bytearray | memoryview | None = ..., mimetype: str | float | None = ..., /) -> None:
        """Sets the status, the body and its content type.

        Raises an error if the code is not a final status code, or the content type holds a control character or what is not ASCII; or if the response has begun.

        - `code`: the status code, 200 to 599
        - `message`: the whole body, replacing what was appended before; None for none
        - `mimetype`: the content type; None leaves it as it is, `text/plain` where it was not set
        """

    def response_status_ok(self, type: str | float | None = ..., /) -> None:
        """Sets the status 200, and the content type.

        - `type`: the content type; None leaves it as it is
        """

    def response_status_denied(self, type: str | float | None = ..., /) -> None:
        """Sets the status 403, and the content type.

        - `type`: the content type; None leaves it as it is
        """

    def response_status_not_found(self, type: str | float | None = ..., /) -> None:
        """Sets the status 404, and the content type.

        - `type`: the content type; None leaves it as it is
        """

    def response_status_error(self, type: str | float | None = ..., /) -> None:
        """Sets the status 500, and the content type.

        - `type`: the content type; None leaves it as it is
        """

    def response_header_set(self, name: str | float, value: str | float, /) -> None:
        """Sets a response header, replacing what it was.

        Raises an error if the name is not a token, the server itself sets it, or the value holds a line break, another control character, or what is not ASCII; or if the response has begun.
        """

    def response_header_add(self, name: str | float, value: str | float, /) -> None:
        """Adds a response header beside those of its name, such as one more `Set-Cookie`.

        Raises an error if the name is not a token, or `Content-Type`, of which there is one; the server itself sets it; or the value holds a line break, another control character, or what is not ASCII; or if the response has begun.
        """

    def response_append(self, data: str | bytes | bytearray | memoryview, /) -> None:
        """Appends to the response's body. Before the first `response_flush` the body is kept; after it, it is sent in pieces.

        Raises an error if the body is a reader's already, or the client has gone.
        """

    def response_printf(self, format: str | bytes | bytearray | memoryview, /, *arguments: Data) -> None:
        """Formats as C's `printf` does, and appends.

        Raises an error if the format is none, or an argument missing or unfit.

        - `format`: text with the directives that Lua's `string.format` has, but for `%q`: `%s`, `%d`, `%5.2f`, …
        - `arguments`: strings and numbers, one a directive; true and false for `%s`
        """

    def response_string(self, data: str | bytes | bytearray | memoryview, /) -> None:
        """Sets the whole body, replacing what was appended before.

        Raises an error if the response has begun.
        """

    def response_json(self, value: Data, /) -> None:
        """Sets the whole body to a value's JSON, and the content type to `application/json` where none was set.

        Raises an error if JSON has no way to write the value; the message says what is unfit, and where in the value it stands; or if the response has begun.
        """

    def response_xml(self, document: Data, /) -> None:
        """Sets the whole body to an XML document, and the content type to `application/xml` where none was set.

        Raises an error if it is no such element; the message says where; or if the response has begun.

        - `document`: the root element, as `request_data_get_xml` returns one; `attributes` and `children` may be missing
        """

    def response_io(self, reader: BodyReader, immediate: bool | None = ..., /) -> None:
        """Streams the rest of the body from a reader, when the handler has returned: the interpreter is free meanwhile, and no more than a piece of the body is in memory.

        Raises an error if the body is a reader's already, or the client has gone.

        - `reader`: what `request_data_get` returned
        - `immediate`: true to stream now, and append more afterwards
        """

    def response_flush(self, last: bool | None = ..., /) -> None:
        """Sends what is pending: the status and the headers, which can no longer be changed, and what was appended.

        Raises an error if the client has gone.

        - `last`: true if nothing more comes; appending is an error then
        """

    def ctx_get(self) -> Any:
        """Returns what `ctx_set` kept with this request; None at first."""

    def ctx_set(self, value: object = ..., /) -> None:
        """Keeps a value with this request."""

    def service_ctx_get(self) -> Any:
        """Returns the value that was registered with the handler; None where there was none."""

    def session_suspend(self) -> None:
        """Suspends the session: the handler returns `ASYNC` now, and the response waits for `session_resume`. The interpreter serves other requests meanwhile.

        Raises an error if the session is suspended already (Momentum's `EBADF`).
        """

    def session_resume(self, finished: int, /) -> bool:
        """Resumes a suspended session. Any thread may call this, of several calls the first counts. That a client of HTTP/1.1 has gone is noticed from 2.5 seconds after the session was suspended on, within half a second each time; until then its session can be resumed.

        Returns whether the session was suspended; false where it was resumed already, its client has gone, or it waited too long.

        - `finished`: 0 to run the handler again, anything else to end the request
        """

@final
class Url:
    """A request's URL, taken apart (Momentum's URL details)."""

    @property
    def url(self) -> str:
        """The whole URL, as the client addressed it."""

    @property
    def query(self) -> str | None:
        """The query, percent-decoded as a whole; None where there was none."""

    @property
    def attrs(self) -> dict[str, str]:
        """The query's parameters, decoded, in the order of the query. Of a name that comes more than once, the first value counts."""

    @property
    def scheme(self) -> str:
        """`http` or `https`"""

    @property
    def userinfo(self) -> UserInfo | None:
        """The user information, None where the client sent none; the server refuses a target that has one."""

    @property
    def host(self) -> str:
        """The host as the client addressed it, in lower case, without the port."""

    @property
    def port(self) -> int:
        """The port."""

    @property
    def path(self) -> str:
        """The path as routes and handlers see it: percent-decoded, without dot segments; an encoded slash stays `%2F`, an encoded percent sign `%25`"""

    @property
    def raw_query(self) -> str | None:
        """The query as the client sent it, None where there was none."""

    @property
    def fragment(self) -> str | None:
        """The fragment, which clients do not send."""

@final
class UserInfo:
    """The user information of a URL."""

    @property
    def user(self) -> str:
        """The user's name."""

    # A keyword: getattr(..., "pass")

def registerModule(name: str | float, hooks: object, /) -> None:
    """Registers a module: a table with some of the hooks init, rsrc_setup, and deinit."""

def registerControl(prefix: str | float, function: str | Callable[[CommandLine], object], /) -> None:
    """Registers a console command."""

def array(values: Data, /) -> Any:
    """Returns a list of the values, which stays a list where it is empty; an empty table of Lua's does not tell a list from a map.

    - `values`: a list, or an empty table
    """

def sleep(seconds: float, /) -> Any:
    """Waits; in JavaScript returns a promise, to be awaited. Other requests go on meanwhile.

    - `seconds`: how long, fractions too
    """

null: Final[None]
"""Nothing as a value that lists and tables can hold, such as JSON's `null`."""
