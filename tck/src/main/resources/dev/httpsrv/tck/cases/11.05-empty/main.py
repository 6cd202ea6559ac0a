def empty(session):
    shop = msys.shop

    def show(*values):
        session.response_append(" ".join(shop.describe_data(each) for each in values) + "\n")

    show([], {}, [[], {}], {"a": msys.array([])})
    show(shop.same_data([]), shop.same_data({}), msys.array([]))
    try:
        msys.array({"a": 1})
    except Exception as e:
        session.response_append(str(e))


def emptied(session):
    values = session.request_data_get_json()
    values.pop()
    other = msys.array([])
    other.append("more")
    session.response_json([values, other])


msys.httpsrv.register("GET", "/", empty)
msys.httpsrv.register("POST", "/emptied", emptied)
msys.httpsrv.register("POST", "/", lambda s: s.response_json(s.request_data_get_json()))
