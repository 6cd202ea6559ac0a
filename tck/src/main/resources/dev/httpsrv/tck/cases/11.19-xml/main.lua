msys.httpsrv.register("POST", "/", function(session)
  local root, reason = session:request_data_get_xml()
  session:response_append(reason or msys.shop.describe_data(root))
end)
