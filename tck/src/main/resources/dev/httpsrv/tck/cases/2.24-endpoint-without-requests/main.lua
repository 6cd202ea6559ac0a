local function attempt(endpoint, answer)
  local ok, message = pcall(function()
    msys.httpsrv.register("GET", endpoint, function(session) session:response_append(answer) end)
  end)
  return message or "none"
end

for _, endpoint in ipairs({ "/shop?item", "/shop#item", "/a%20b", "/a%2fb", "/a/../b", "/a/./b" }) do
  msys.kit.record(attempt(endpoint, "never"))
end
msys.kit.record(attempt("/a%2Fb", "encoded slash"))
msys.httpsrv.register("GET", "/a €", function(session) session:response_append("blank") end)
