return {
  greet = function(name) return "Hello, " .. name .. ", from a helper" end,
}
