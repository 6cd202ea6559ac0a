msys.httpsrv.register("GET", "/", function(session)
  session:response_append(table.concat({
    msys.shop.shout("grüsse"),
    tostring(msys.shop.letters("ä€😀")),
    tostring(msys.shop.letters("")),
    msys.shop.shout(7),
    msys.shop.motto(),
    msys.extended.shop.shout("half"),
  }, "\n"))
end)
