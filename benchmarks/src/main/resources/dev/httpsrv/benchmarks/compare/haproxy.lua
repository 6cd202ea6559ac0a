local answers = require("answers")

local function service(name, mimetype, answer)
  core.register_service(name, "http", function(applet)
    local body = answer(applet)
    applet:set_status(200)
    applet:add_header("content-type", mimetype)
    applet:add_header("content-length", #body)
    applet:start_response()
    applet:send(body)
  end)
end

service("hello", "text/plain", function()
  return "hello"
end)

service("json", "application/json", function(applet)
  return answers.json(applet:receive())
end)

service("page", "text/html", answers.page)

service("fib", "text/plain", answers.fib)

service("wait", "text/plain", function()
  core.msleep(10)
  return "waited"
end)

service("about", "text/plain", function()
  return answers.json_library
end)
