"""`msys.core`: the mail queue, and walking dictionaries."""
# Written by stubs/generate from the Java definition. Do not edit.
from typing import Any
import msys

def dns_get_domain(name: str | float, /) -> msys.MailDomain | None:
    """Returns a domain's record, None where the name is not a domain's."""

def mail_queue_delay_domain(domain: msys.MailDomain, note: str | float | None = ..., /) -> None:
    """Puts a domain on the delayed queue."""

def dict_iter2(dictionary: dict[str, str], /) -> msys.DictionaryIterator:
    """Returns an iterator over a dictionary, for `dict_next`."""

def dict_next(dictionary: dict[str, str], iterator: msys.DictionaryIterator, /) -> tuple[Any, ...]:
    """Returns 1, a key and its value; 0 at the end."""

def dict_iter2_free(dictionary: dict[str, str], iterator: msys.DictionaryIterator, /) -> None:
    """Ends an iteration. Nothing is left to free here; scripts written for Momentum call it."""
