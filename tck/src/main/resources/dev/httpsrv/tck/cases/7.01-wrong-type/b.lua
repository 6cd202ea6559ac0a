local name = "shop"
msys.registerModule(name, name) -- HERE
