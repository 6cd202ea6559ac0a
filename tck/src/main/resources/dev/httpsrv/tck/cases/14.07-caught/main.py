import traceback


def look(session):
    texts = ["nothing was raised: java"]
    try:
        msys.shop.crash()
    except Exception as e:
        texts = [str(e), repr(e), repr(e.args), repr(e.__cause__), traceback.format_exc()]
    for text in texts:
        if any(word in text for word in ["java", "dev.httpsrv", "Throwable", "com.oracle"]):
            session.response_append(text + "\n")
    session.response_append("nothing of Java")


msys.httpsrv.register("GET", "/", look)
