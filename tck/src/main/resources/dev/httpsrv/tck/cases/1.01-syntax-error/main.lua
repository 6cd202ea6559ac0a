local fine = 1
local broken = = 2 -- HERE
local also_fine = 3
