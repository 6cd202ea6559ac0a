msys.httpsrv.register("GET", "/", function(session)
  local visit = msys.shop.visit
  local seen = {}
  visit(function(item, price) seen[#seen + 1] = item .. "=" .. tostring(price) end)
  session:response_append(table.concat({
    table.concat(seen, " "),
    visit(function(item, price) return price * 2 end),
    visit(function(item, price) return price / 2 end),
    visit(function(item, price) return price > 4 end),
    visit(function(item, price) end),
    visit(function(item, price) return { item } end),
  }, "\n"))
end)
