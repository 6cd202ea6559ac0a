import msys.extended.httpsrv
def says(session):
    url = session.request_url_get()
    session.response_status_set_std(200, url.url + " says: hi", "text/plain")
def command(cc):
    if cc.argc < 2:
        print("an argument, please")
        return
    print(cc.argv[1], "was given.")
def rsrc_setup():
    msys.httpsrv.register("POST", "/python", says)
    msys.registerControl("command_python", command)
    return True
msys.registerModule("m", {"rsrc_setup": rsrc_setup})
