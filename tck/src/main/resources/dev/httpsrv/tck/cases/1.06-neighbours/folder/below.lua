return { answer = function() return require("beside").answer() end }
