msys.registerControl("words", function(cc)
  print(tostring(cc.argc))
  for i = 1, cc.argc - 1 do
    print(cc.argv[i])
  end
end)
