import msys

count = 0

def loop(session):
    global count
    count += 1
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

def counted(session):
    global count
    count += 1
    session.response_append(str(count))

msys.httpsrv.register("GET", "/count", counted)
msys.httpsrv.register("GET", "/", loop)
