throw new Error("second problem"); // HERE
