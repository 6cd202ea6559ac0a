msys.httpsrv.register("GET", "/", function(session)
  local texts = {
    tostring(session), string.format("%s", session), tostring(session:request_url_get()),
    tostring(session.request_url_get), tostring(msys.kit.get), tostring(msys.kit), tostring(print),
    tostring(getmetatable(session)),
  }
  for _, text in ipairs(texts) do
    local lower = text:lower()
    for _, word in ipairs({ "java", "httpsrv", "luaj", "exchange", "host", "polyglot", "%.", "@" }) do
      if lower:find(word) then
        session:response_append(text .. "\n")
      end
    end
  end
  session:response_append("nothing of Java")
end)
