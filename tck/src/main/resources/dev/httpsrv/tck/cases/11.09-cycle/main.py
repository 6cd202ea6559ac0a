def cycle(session):
    table = {}
    table["self"] = {"self": table}
    values = []
    values += [values, values]
    for value in [table, values]:
        try:
            msys.shop.describe_data(value)
        except Exception as e:
            session.response_append(f"{e}\n")
    shared = [7]
    session.response_append(msys.shop.describe_data([shared, shared]))


msys.httpsrv.register("GET", "/", cycle)
