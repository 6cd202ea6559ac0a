# Sends the body back, byte for byte: curl --data-binary @photo.jpg http://127.0.0.1:2081/echo/python
import msys


def echo(session):
    session.response_header_set("Content-Type", session.request_header_get("content-type") or "application/octet-stream")
    session.response_append(session.request_data_get_bytes())


msys.httpsrv.register("POST", "/echo/python", echo)
