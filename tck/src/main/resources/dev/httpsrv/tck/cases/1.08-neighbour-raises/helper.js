const fine = 1;

throw new Error("out of stock"); // HERE
