const fine = 1;
const broken = = 2; // HERE
const alsoFine = 3;
