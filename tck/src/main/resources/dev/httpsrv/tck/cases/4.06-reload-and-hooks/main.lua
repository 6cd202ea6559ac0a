local mod = {}

function mod:init()
  msys.kit.record("init 1")
  return true
end

function mod:rsrc_setup()
  msys.kit.record("setup 1")
  return true
end

function mod:deinit()
  msys.kit.record("deinit 1")
  return true
end

msys.registerModule("counted", mod)
