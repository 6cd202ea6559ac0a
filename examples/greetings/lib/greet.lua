local greet = {}

function greet.hello(who)
  return "Good day, " .. (who or "stranger") .. "\n"
end

return greet
