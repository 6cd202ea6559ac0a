# Uses the application's own library: curl http://127.0.0.1:8080/price/py/apple
import msys


def price(session):
    article = session.request_path_param_get("article")
    found = msys.shop.price(article)
    if found is None:
        session.response_status_set_std(404, f"no {article}\n")
    else:
        session.response_printf("%s costs %.2f\n", article, found)


msys.httpsrv.register("GET", "/price/py/{article}", price)
