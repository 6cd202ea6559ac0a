def line(call, *arguments):
    try:
        call(*arguments)
    except Exception as e:
        trace = e.__traceback__
        while trace.tb_next and trace.tb_next.tb_frame.f_code.co_filename.endswith("main.py"):
            trace = trace.tb_next
        return trace.tb_lineno


def lines(session):
    def first():
        raise ValueError("the first")

    def header(): session.response_header_set("X-Name", "a\r\nb")

    def type(): session.response_status_ok("text/html\r\nb")

    def reason(): session.response_status_set(200, "a\r\nb")

    def format(): session.response_printf("%d")

    def data(): session.response_json(print)

    last = line(first)
    for call in [header, type, reason, format, data]:
        found = line(call)
        session.response_append(f"{found - last} lines on: {call.__name__}\n")
        last = found


msys.httpsrv.register("GET", "/", lines)
