local function add_module(name)
  local mod = {}

  function mod:deinit()
    msys.kit.record(name .. " ends")
    return true
  end

  msys.registerModule(name, mod)
end

add_module("one")
add_module("two")
