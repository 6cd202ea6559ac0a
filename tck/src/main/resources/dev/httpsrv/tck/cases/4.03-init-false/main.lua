local mod = {}

function mod:init()
  return false
end

msys.registerModule("shop", mod) -- HERE
