raise ValueError("second problem")  # HERE
