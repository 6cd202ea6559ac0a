const = 1; // HERE
