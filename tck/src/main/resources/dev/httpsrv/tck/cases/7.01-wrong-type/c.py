half = msys.shop.half(3)
msys.shop.half("three")  # HERE
