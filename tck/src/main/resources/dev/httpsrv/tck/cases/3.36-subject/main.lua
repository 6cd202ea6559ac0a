msys.httpsrv.register("GET", "/", function(session)
  session:response_append(session:request_subject_cn_get() or "nothing")
end)
