local mod = {}

function mod:rsrc_setup()
  msys.httpsrv.register("GET", "/", "hello")
  msys.registerControl("greet", "greet")
  return true
end

msys.registerModule("by-name", mod)

function hello(session)
  session:response_append("hello")
end

function greet(cc)
  print("hello")
end
