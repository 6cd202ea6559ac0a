def odd_keys(session):
    odd = {True: 1}
    for value in [odd, {"items": [1, odd]}]:
        try:
            msys.shop.describe_data(value)
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", odd_keys)
