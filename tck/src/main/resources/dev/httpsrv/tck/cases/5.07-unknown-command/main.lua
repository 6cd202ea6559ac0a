msys.registerControl("known", function(cc) end)
