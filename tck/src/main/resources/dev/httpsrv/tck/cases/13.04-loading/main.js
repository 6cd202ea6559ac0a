var n = 0;
for (;;) { n = n + 1; } // HERE
