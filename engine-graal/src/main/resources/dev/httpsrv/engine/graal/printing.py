# What Python prints. Called once in an interpreter, as each file beside this one.


def printing(host_print):
    # Scripts may replace them.
    from builtins import str

    import builtins
    import sys

    stdout = sys.stdout
    stderr = sys.stderr
    unfinished = []

    def print(*values, sep="\t", end="\n", file=None, flush=False):
        text = ("\t" if sep is None else sep).join(str(each) for each in values)
        text += "\n" if end is None else end
        target = sys.stdout if file is None else file
        if target is not stdout and target is not stderr:
            if target is not None:
                target.write(text)
                if flush:
                    target.flush()
        elif text.endswith("\n") and not unfinished:
            host_print(text[:-1])
        else:
            # The stream puts the parts of a line together.
            stdout.write(text)
            stdout.flush()
            unfinished[:] = [] if text.endswith("\n") else [True]

    builtins.print = print


printing
