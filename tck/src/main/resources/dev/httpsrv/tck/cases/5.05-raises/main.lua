msys.registerControl("attempt", function(cc)
  print("begun")
  error("no luck") -- HERE
end)
msys.registerControl("works", function(cc) print("fine") end)
