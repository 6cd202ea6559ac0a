local mod = {}

function mod:rsrc_setup()
  error("no shelves") -- HERE
end

msys.registerModule("shop", mod)
