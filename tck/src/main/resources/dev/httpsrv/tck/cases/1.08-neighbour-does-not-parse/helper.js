const fine = 1;

const = 2; // HERE
