msys.registerControl("missing", function(cc)
  print(string.format("%s %s %s",
    tostring(cc.argv[2] == nil), tostring(cc.argv[99] == nil), tostring(cc.argv[1] ~= nil)))
end)
