local known

msys.httpsrv.register("GET", "/", function(session)
  local scheduler = session:request_event_get_scheduler_inst()
  session:response_append(type(scheduler) == "string" and #scheduler > 0 and "a string, " or "none, ")
  session:response_append(known == nil and "the first" or known == scheduler and "the same" or "another")
  known = scheduler
end)
