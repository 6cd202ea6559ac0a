local fine = 1
require("helper")
