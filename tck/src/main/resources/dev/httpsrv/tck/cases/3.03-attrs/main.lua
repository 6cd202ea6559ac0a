msys.httpsrv.register("GET", "/", function(session)
  local attrs = session:request_url_get().attrs
  local all = {}
  for key, value in pairs(attrs) do
    all[#all + 1] = key .. "=" .. value
  end
  table.sort(all)
  session:response_append("name: " .. (attrs.name or "nothing") .. "\n")
  session:response_append("missing: " .. (attrs.missing or "nothing") .. "\n")
  session:response_append(table.concat(all, " "))
end)
