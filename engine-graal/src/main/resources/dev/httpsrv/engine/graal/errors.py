# What Java reads of Python's errors and stacks, and what it raises.


def errors():
    # Scripts may replace them.
    from builtins import BaseExceptionGroup, RuntimeError, SyntaxError, ValueError, getattr, isinstance
    from builtins import len, list, str, tuple, type

    import sys

    most_frames = 100

    def raise_(kind, message, cause):
        error = ValueError(message) if kind == "argument" else RuntimeError(message)
        error._httpsrv_cause = cause
        raise error

    def remember(error, cause):
        error._httpsrv_cause = cause

    def cause_of(error):
        return getattr(error, "_httpsrv_cause", None)

    def earlier(error):
        """Returns the error from which, or in whose handling, another was raised."""
        if error.__cause__ is not None or error.__suppress_context__:
            return error.__cause__
        return error.__context__

    def members(error):
        found = error.exceptions if isinstance(error, BaseExceptionGroup) else None
        return found if isinstance(found, (list, tuple)) else None

    def where():
        frames = []
        frame = sys._getframe()
        while frame is not None and len(frames) < most_frames:
            frames.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
            frame = frame.f_back
        return frames

    def trace(error):
        frames = []
        each = error.__traceback__
        while each is not None:
            code = each.tb_frame.f_code
            frames.append((code.co_filename, each.tb_lineno, code.co_name))
            each = each.tb_next
        return frames[: -most_frames - 1 : -1]

    def syntax_error(error):
        if isinstance(error, SyntaxError):
            return error.lineno or 0, str(error.msg)
        return 0, f"{type(error).__name__}: {error}"

    return {
        "cause_of": cause_of,
        "earlier": earlier,
        "members": members,
        "raise": raise_,
        "remember": remember,
        "syntax_error": syntax_error,
        "trace": trace,
        "where": where,
    }


errors
