local mod = { init = function() return true end }

msys.registerModule("shop", mod)
msys.registerModule("shop", mod) -- HERE
