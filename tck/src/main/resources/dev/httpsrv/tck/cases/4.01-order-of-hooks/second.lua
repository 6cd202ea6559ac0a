local mod = {}

function mod:init()
  msys.kit.record("init two")
  return true
end

function mod:rsrc_setup()
  msys.kit.record("setup two")
  return true
end

msys.kit.record("two loads")
msys.registerModule("two", mod)
