return {
  here = true,
  finds = function() return leaked end,
  strings = function() return string end,
  library = function() return msys end,
}
