local mod = {}

function mod:init()
  msys.kit.record("init 2")
  return true
end

function mod:rsrc_setup()
  msys.kit.record("setup 2")
  return true
end

function mod:deinit()
  msys.kit.record("deinit 2")
  return true
end

msys.registerModule("counted", mod)
