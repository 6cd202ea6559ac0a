msys.httpsrv.register("GET", "/", function(session)
  local url = session:request_url_get()
  local user = "nobody"
  if url.userinfo ~= nil then
    user = url.userinfo.user .. " " .. url.userinfo.pass
  end
  session:response_append(table.concat({
    url.url,
    url.scheme,
    user,
    url.host,
    tostring(url.port),
    url.path,
    url.raw_query or "nothing",
    url.query or "nothing",
    url.fragment or "nothing",
  }, "\n"))
end)
