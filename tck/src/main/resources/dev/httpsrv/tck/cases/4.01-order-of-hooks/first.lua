local mod = {}

function mod:init()
  msys.kit.record("init one")
  return true
end

function mod:rsrc_setup()
  msys.kit.record("setup one")
  return true
end

msys.kit.record("one loads")
msys.registerModule("one", mod)
