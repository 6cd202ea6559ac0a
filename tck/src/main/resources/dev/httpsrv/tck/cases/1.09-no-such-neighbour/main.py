fine = 1
import nowhere  # HERE
