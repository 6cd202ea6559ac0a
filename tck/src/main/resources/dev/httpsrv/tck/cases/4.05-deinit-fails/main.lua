local one = {}

function one:deinit()
  msys.kit.record("one ends")
  return true
end

local two = {}

function two:deinit()
  msys.kit.record("two ends")
  return false
end

local three = {}

function three:deinit()
  msys.kit.record("three ends")
  error("three does not end well")
end

msys.registerModule("one", one)
msys.registerModule("two", two)
msys.registerModule("three", three)
