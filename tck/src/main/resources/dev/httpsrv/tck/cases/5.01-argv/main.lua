msys.registerControl("words", function(cc)
  local first = cc.argv[1] or "nothing"
  local second = cc.argv[2] or "nothing"
  print(cc.argc .. " " .. cc.argv[0] .. " " .. first .. " " .. second)
end)
