local function show(cc)
  print(cc.argv[0] .. " " .. cc.argc)
end

msys.registerControl("shop", show)
msys.registerControl("shop open", "show_by_name")

function show_by_name(cc)
  show(cc)
end
