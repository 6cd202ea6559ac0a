fine = 1

fine = = 2  # HERE
