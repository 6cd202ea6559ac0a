# Values between Python and Java, and what a call comes to.


def values():
    # Scripts may replace them.
    from builtins import BaseException, StopIteration, bytearray, bytes, callable, dict, dir, float
    from builtins import getattr, int, isinstance, len, list, memoryview, str, zip

    from types import CoroutineType

    class ZeroBased(list):
        """A list that has None beyond its ends."""

        def __getitem__(self, index):
            if isinstance(index, int) and not -len(self) <= index < len(self):
                return None
            return list.__getitem__(self, index)

    def to_bytes(text):
        return text.encode("latin-1")

    def as_bytes(value):
        if isinstance(value, (bytes, bytearray)):
            return value
        return value.tobytes() if isinstance(value, memoryview) else None

    def mapping(*flat):
        return dict(zip(flat[::2], flat[1::2]))

    def listing(*items):
        return list(items)

    def zero_based(*items):
        return ZeroBased(items)

    def results(*items):
        return items

    def entries(value):
        if not isinstance(value, dict):
            return None
        return [each for entry in value.items() for each in entry]

    def integer(text):
        return int(text)

    def is_float(value):
        return isinstance(value, float)

    def member(table, name):
        return table.get(name) if isinstance(table, dict) else getattr(table, name, None)

    def function_names(table):
        names = table.keys() if isinstance(table, dict) else dir(table)
        return [
            each
            for each in names
            if isinstance(each, str) and not each.startswith("_") and callable(member(table, each))
        ]

    # Coroutines. Nothing happens between two calls of a script that one could wait for.

    def is_coroutine(value):
        return isinstance(value, CoroutineType)

    def complete(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as done:
            return True, done.value
        try:
            coroutine.close()
        except BaseException:
            pass  # It has said what it thinks of being ended.
        return False, None

    return {
        "as_bytes": as_bytes,
        "complete": complete,
        "entries": entries,
        "function_names": function_names,
        "integer": integer,
        "is_coroutine": is_coroutine,
        "is_float": is_float,
        "listing": listing,
        "mapping": mapping,
        "member": member,
        "results": results,
        "to_bytes": to_bytes,
        "zero_based": zero_based,
    }


values
