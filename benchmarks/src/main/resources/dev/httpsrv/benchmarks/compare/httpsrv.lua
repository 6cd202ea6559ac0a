local answers = require("answers")

msys.httpsrv.register("GET", "/hello", function(session)
  session:response_status_set_std(200, "hello", "text/plain")
end)

msys.httpsrv.register("POST", "/json", function(session)
  local order = session:request_data_get_json()
  order.state = "done"
  session:response_json(order)
end)

msys.httpsrv.register("GET", "/page", function(session)
  session:response_status_set_std(200, answers.page(), "text/html")
end)

msys.httpsrv.register("GET", "/fib", function(session)
  session:response_status_set_std(200, answers.fib(), "text/plain")
end)

if msys.sleep then
  msys.httpsrv.register("GET", "/wait", function(session)
    msys.sleep(0.01)
    session:response_status_set_std(200, "waited", "text/plain")
  end)
end
