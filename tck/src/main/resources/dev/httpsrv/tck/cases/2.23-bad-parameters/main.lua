for _, endpoint in ipairs({
  "/users/{}",
  "/users/{id}.json",
  "/users/{first name}",
  "/users/{id",
  "/{id}/{id}",
}) do
  local ok, message = pcall(function()
    msys.httpsrv.register("GET", endpoint, function(session) end)
  end)
  msys.kit.record(message)
end
