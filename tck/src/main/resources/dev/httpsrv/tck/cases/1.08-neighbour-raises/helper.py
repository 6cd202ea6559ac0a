fine = 1

raise ValueError("out of stock")  # HERE
