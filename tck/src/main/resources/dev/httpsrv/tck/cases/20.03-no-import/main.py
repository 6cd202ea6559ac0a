import { name } from "./helper.py"  # HERE

msys.httpsrv.register("GET", "/", lambda session: session.response_append(name))
