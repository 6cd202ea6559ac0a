local answers = require("answers")

local function send(r, mimetype, body)
  r.content_type = mimetype
  r:write(body)
  return apache2.OK
end

function hello(r)
  return send(r, "text/plain", "hello")
end

function json(r)
  return send(r, "application/json", answers.json(r:requestbody()))
end

function page(r)
  return send(r, "text/html", answers.page())
end

function fib(r)
  return send(r, "text/plain", answers.fib())
end

function wait(r)
  r.usleep(10000)
  return send(r, "text/plain", "waited")
end

function about(r)
  return send(r, "text/plain", answers.json_library)
end
