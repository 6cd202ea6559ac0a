msys.kit.record("other runs")
number = 1
