-- JSON for servers whose Lua has no lua-cjson: objects, arrays, strings, numbers, true and false.
local json = {}

local unescaped = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local escaped = { ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
local find, sub, byte = string.find, string.sub, string.byte
local value

local function space(text, at)
  return (find(text, "[^ \n\r\t]", at)) or error("JSON ends too early")
end

local function string_at(text, at)
  local stop = find(text, '["\\]', at + 1) or error("a string without end at " .. at)
  if byte(text, stop) == 34 then
    return sub(text, at + 1, stop - 1), stop + 1
  end
  while byte(text, stop) == 92 do
    stop = find(text, '["\\]', stop + 2) or error("a string without end at " .. at)
  end
  return (sub(text, at + 1, stop - 1):gsub("\\(.)", function(letter)
    return unescaped[letter] or letter
  end)), stop + 1
end

local function array_at(text, at)
  local list, n = {}, 0
  at = space(text, at + 1)
  if sub(text, at, at) == "]" then
    return list, at + 1
  end
  while true do
    n = n + 1
    list[n], at = value(text, at)
    at = space(text, at)
    if sub(text, at, at) == "]" then
      return list, at + 1
    end
    at = at + 1
  end
end

local function object_at(text, at)
  local object = {}
  at = space(text, at + 1)
  if sub(text, at, at) == "}" then
    return object, at + 1
  end
  while true do
    local name
    name, at = string_at(text, space(text, at))
    object[name], at = value(text, space(text, at) + 1)
    at = space(text, at)
    if sub(text, at, at) == "}" then
      return object, at + 1
    end
    at = at + 1
  end
end

function value(text, at)
  at = space(text, at)
  local first = sub(text, at, at)
  if first == '"' then
    return string_at(text, at)
  elseif first == "{" then
    return object_at(text, at)
  elseif first == "[" then
    return array_at(text, at)
  elseif first == "t" then
    return true, at + 4
  elseif first == "f" then
    return false, at + 5
  end
  local _, stop = find(text, "^-?[0-9.eE+-]+", at)
  return tonumber(sub(text, at, stop)), (stop or error("no JSON at " .. at)) + 1
end

local function write(out, data)
  local kind = type(data)
  if kind == "string" then
    out[#out + 1] = '"'
    out[#out + 1] = (data:gsub('["\\]', "\\%0"):gsub("[\b\f\n\r\t]", escaped))
    out[#out + 1] = '"'
  elseif kind == "table" and #data > 0 then
    local before = "["
    for _, each in ipairs(data) do
      out[#out + 1] = before
      write(out, each)
      before = ","
    end
    out[#out + 1] = "]"
  elseif kind == "table" then
    local before = "{"
    for name, each in pairs(data) do
      out[#out + 1] = before
      write(out, name)
      out[#out + 1] = ":"
      write(out, each)
      before = ","
    end
    out[#out + 1] = before == "{" and "{}" or "}"
  else
    out[#out + 1] = tostring(data)
  end
end

function json.decode(text)
  return (value(text, 1))
end

function json.encode(data)
  local out = {}
  write(out, data)
  return table.concat(out)
end

return json
