msys.httpsrv.register("GET", "/", function(session)
  local function header(name)
    return session:request_header_get(name) or "nothing"
  end
  session:response_append(header("X-Name") .. "/" .. header("x-name") .. "/" .. header("X-NAME"))
end)
