-- JSON for servers whose Lua has no lua-cjson: objects, arrays, strings, numbers, true and false.
local json = {}

local unescaped = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local escaped = { ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
local find, sub, byte = string.find, string.sub, string.byte
local value

-- Bytes and plain searches, which LuaJIT compiles; it interprets around patterns.
local function space(text, at)
  local code = byte(text, at)
  while code == 32 or code == 10 or code == 13 or code == 9 do
    at = at + 1
    code = byte(text, at)
  end
  return at, code or error("JSON ends too early")
end

local function string_at(text, at)
  local stop = find(text, '"', at + 1, true) or error("a string without end at " .. at)
  local content = sub(text, at + 1, stop - 1)
  if not find(content, "\\", 1, true) then
    return content, stop + 1
  end
  stop = find(text, '["\\]', at + 1)
  while byte(text, stop) == 92 do
    stop = find(text, '["\\]', stop + 2) or error("a string without end at " .. at)
  end
  content = sub(text, at + 1, stop - 1):gsub("\\(.)", function(letter)
    return unescaped[letter] or letter
  end)
  return content, stop + 1
end

local function array_at(text, at)
  local list, n, code = {}, 0, nil
  at, code = space(text, at + 1)
  while code ~= 93 do
    n = n + 1
    list[n], at = value(text, at)
    at, code = space(text, at)
    if code == 44 then
      at = at + 1
    end
  end
  return list, at + 1
end

local function object_at(text, at)
  local object, name, code = {}, nil, nil
  at, code = space(text, at + 1)
  while code ~= 125 do
    name, at = string_at(text, at)
    at = space(text, at) + 1
    object[name], at = value(text, at)
    at, code = space(text, at)
    if code == 44 then
      at, code = space(text, at + 1)
    end
  end
  return object, at + 1
end

function value(text, at)
  local first
  at, first = space(text, at)
  if first == 34 then
    return string_at(text, at)
  elseif first == 123 then
    return object_at(text, at)
  elseif first == 91 then
    return array_at(text, at)
  elseif first == 116 then
    return true, at + 4
  elseif first == 102 then
    return false, at + 5
  end
  local _, stop = find(text, "^-?[0-9.eE+-]+", at)
  return tonumber(sub(text, at, stop)), (stop or error("no JSON at " .. at)) + 1
end

local function write(out, data)
  local kind = type(data)
  if kind == "string" then
    if find(data, '[%c"\\]') then
      data = data:gsub('["\\]', "\\%0"):gsub("[\b\f\n\r\t]", escaped)
    end
    out[#out + 1] = '"' .. data .. '"'
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
