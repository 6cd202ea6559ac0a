local answers = require("answers")

local endpoints = {}

local function send(mimetype, body)
  ngx.header.content_type = mimetype
  ngx.header.content_length = #body
  ngx.print(body)
end

function endpoints.hello()
  send("text/plain", "hello")
end

function endpoints.json()
  ngx.req.read_body()
  send("application/json", answers.json(ngx.req.get_body_data()))
end

function endpoints.page()
  send("text/html", answers.page())
end

function endpoints.fib()
  send("text/plain", answers.fib())
end

function endpoints.wait()
  ngx.sleep(0.01)
  send("text/plain", "waited")
end

function endpoints.about()
  send("text/plain", answers.json_library)
end

return endpoints
