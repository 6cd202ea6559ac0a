def describe(session):
    session.response_append(msys.shop.describe_data(session.request_data_get_xml()))


msys.httpsrv.register("POST", "/", describe)
