local fine = 1

error("out of stock") -- HERE
