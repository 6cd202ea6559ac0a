def look(session):
    texts = [
        str(session), repr(session), f"{session}", str(session.request_url_get()),
        str(session.request_url_get), str(msys.kit.get), str(print), " ".join(dir(session)),
    ]
    for text in texts:
        for word in ["java", "httpsrv", "exchange", "host", "@"]:
            if word in text.lower():
                session.response_append(text + "\n")
                break
    session.response_append("nothing of Java")


msys.httpsrv.register("GET", "/", look)
