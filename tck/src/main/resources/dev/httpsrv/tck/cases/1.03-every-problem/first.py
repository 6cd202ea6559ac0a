fine = = 1  # HERE
