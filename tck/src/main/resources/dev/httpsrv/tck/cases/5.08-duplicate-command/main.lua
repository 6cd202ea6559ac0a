local function nothing(cc) end

msys.registerControl("shop open", nothing)
msys.registerControl("shop  open", nothing) -- HERE
