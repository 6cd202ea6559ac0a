msys.kit.record("other runs")
return { number = 1 }
