msys.httpsrv.register("GET", "/wait", function(session)
  msys.kit.record("waits in v1")
  while msys.kit.get("gate") ~= "open" do
    msys.sleep(0.001)
  end
  session:response_append("came through in v1")
end)
