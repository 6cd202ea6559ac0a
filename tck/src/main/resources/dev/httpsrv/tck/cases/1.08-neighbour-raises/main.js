const fine = 1;
require("./helper");
