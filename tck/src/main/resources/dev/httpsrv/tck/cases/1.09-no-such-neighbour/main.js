const fine = 1;
require("./nowhere"); // HERE
