msys.httpsrv.register("GET", "/", function(session)
  local names = {}
  local function check(name, value)
    msys.shop.keep(value)
    names[#names + 1] = msys.shop.kept() == value and name or "not " .. name
  end
  check("table", { 1, 2 })
  check("function", function() end)
  check("text", "a\0ä")
  check("number", 0.1)
  check("true", true)
  check("nothing", nil)
  session:response_append(table.concat(names, " "))
end)
