local beside = {}

function beside.answer()
  return "yes"
end

return beside
