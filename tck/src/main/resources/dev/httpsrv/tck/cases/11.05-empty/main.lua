msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  local function show(...)
    local shown = {}
    for i, value in ipairs({ ... }) do
      shown[i] = shop.describe_data(value)
    end
    session:response_append(table.concat(shown, " ") .. "\n")
  end
  show(msys.array({}), {}, { msys.array({}), {} }, { a = msys.array() })
  show(shop.same_data(msys.array({})), shop.same_data({}), msys.array(msys.array({})))
  local ok, message = pcall(function() msys.array({ a = 1 }) end)
  session:response_append(message)
end)
msys.httpsrv.register("POST", "/emptied", function(session)
  local list = session:request_data_get_json()
  table.remove(list)
  local other = msys.array({})
  other[1] = "more"
  session:response_json({ list, other })
end)
msys.httpsrv.register("POST", "/", function(session)
  session:response_json(session:request_data_get_json())
end)
