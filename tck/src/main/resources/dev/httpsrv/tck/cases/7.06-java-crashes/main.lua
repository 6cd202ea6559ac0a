local function attempts(path, crash)
  msys.httpsrv.register("GET", path, function(session)
    local ok, message = pcall(crash)
    session:response_append(ok and "worked\n" or "crashed\n")
    local leaks = tostring(message):find("key", 1, true)
    session:response_append("knows of the key: " .. (leaks and "yes" or "no"))
  end)
end

attempts("/", msys.shop.crash)
attempts("/declared", msys.shop.crash_declared)
