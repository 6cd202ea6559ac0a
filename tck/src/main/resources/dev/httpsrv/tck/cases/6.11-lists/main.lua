msys.httpsrv.register("GET", "/", function(session)
  local items = msys.shop.items()
  local all = {}
  for _, item in ipairs(items) do
    all[#all + 1] = item
  end
  session:response_append(#items .. " " .. items[1] .. " " .. items[2] .. "\n")
  session:response_append(table.concat(all, " ") .. "\n")
  session:response_append(msys.shop.rows()[2].item)
end)
