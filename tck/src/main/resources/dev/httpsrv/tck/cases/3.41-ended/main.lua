local kept, reader

msys.httpsrv.register("POST", "/keep", function(session)
  kept = session
  reader = session:request_data_get()
  session:response_append("kept")
end)
msys.httpsrv.register("POST", "/use", function(session)
  local refused = 0
  local function refuse(call)
    local ok, message = pcall(call)
    if not ok and message:find("the request has ended", 1, true) then
      refused = refused + 1
    else
      session:response_append(tostring(message) .. "\n")
    end
  end
  for _, name in ipairs({
    "request_method_get", "request_url_get", "request_path_param_get", "request_header_get",
    "request_content_type_get", "request_data_get", "request_data_get_string",
    "request_data_get_bytes", "request_data_get_json", "request_data_get_xml",
    "request_username_get", "request_credentials_get", "request_subject_cn_get",
    "request_peer_address", "request_local_address", "request_accept_construct_get",
    "request_event_get_scheduler_inst", "ctx_get", "ctx_set",
    "service_ctx_get",
  }) do
    refuse(function() return kept[name](kept, "name") end)
  end
  refuse(function() return reader:read() end)
  refuse(function() return session:response_io(reader, true) end)
  session:response_append(refused .. " refused")
end)
