local = 1 -- HERE
