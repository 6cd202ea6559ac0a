fine = 1
broken = = 2  # HERE
also_fine = 3
