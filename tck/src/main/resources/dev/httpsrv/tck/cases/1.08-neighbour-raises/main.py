fine = 1
import helper
