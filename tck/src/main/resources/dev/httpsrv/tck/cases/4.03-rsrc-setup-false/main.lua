local mod = {}

function mod:rsrc_setup()
  return false
end

msys.registerModule("shop", mod) -- HERE
