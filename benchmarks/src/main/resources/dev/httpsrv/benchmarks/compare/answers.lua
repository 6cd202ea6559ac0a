-- What the servers that run Lua answer, for Lua 5.1 to 5.3.
local answers = {}

local has_cjson, json = pcall(require, "cjson")
if not has_cjson then
  local has_json
  has_json, json = pcall(require, "json")
end
answers.json_library = has_cjson and "lua-cjson" or "JSON in Lua"

local escapes = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }
local rows = {}
for i = 1, 100 do
  rows[i] = { number = i, name = "Article <" .. i .. "> & more", stock = i * 7 }
end

function answers.page()
  local html = { "<!DOCTYPE html>\n<title>Stock</title>\n<table>\n" }
  for i, row in ipairs(rows) do
    html[i + 1] = string.format(
      "<tr><td>%d</td><td>%s</td><td>%d</td></tr>\n",
      row.number,
      (row.name:gsub("[&<>]", escapes)),
      row.stock
    )
  end
  html[#html + 1] = "</table>\n"
  return table.concat(html)
end

local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end

function answers.fib()
  return string.format("%d", fib(20))
end

function answers.json(text)
  local order = json.decode(text)
  order.state = "done"
  return json.encode(order)
end

return answers
