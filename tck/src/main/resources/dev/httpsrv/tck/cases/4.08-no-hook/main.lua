local mod = { note = "not a function" }

function mod:setup()
  return true
end

function mod:other()
  return true
end

msys.registerModule("shop", mod) -- HERE
