msys.httpsrv.register("POST", "/", function(session)
  local root, reason = session:request_data_get_xml()
  session:response_append(root == nil and reason or "no reason")
end)
