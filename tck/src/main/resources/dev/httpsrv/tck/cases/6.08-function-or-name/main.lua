msys.httpsrv.register("GET", "/", function(session)
  session:response_append(msys.shop.reference_seen("anything") .. "\n")
  session:response_append(msys.shop.reference_seen(function() return 7 end))
end)
