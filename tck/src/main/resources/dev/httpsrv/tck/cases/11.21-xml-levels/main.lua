msys.httpsrv.register("POST", "/", function(session)
  local root, reason = session:request_data_get_xml()
  if root then
    session:response_xml(root)
  else
    session:response_append(reason)
  end
end)
