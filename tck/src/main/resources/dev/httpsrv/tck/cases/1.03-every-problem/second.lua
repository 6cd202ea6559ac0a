error("second problem") -- HERE
