let kept;
let reader;

msys.httpsrv.register("POST", "/keep", (session) => {
  kept = session;
  reader = session.request_data_get();
  session.response_append("kept");
});
msys.httpsrv.register("POST", "/use", (session) => {
  let refused = 0;
  function refuse(call) {
    let message = "no error";
    try {
      call();
    } catch (e) {
      message = e.message;
    }
    if (message.includes("the request has ended")) {
      refused++;
    } else {
      session.response_append(message + "\n");
    }
  }
  [
    "request_method_get", "request_url_get", "request_path_param_get", "request_header_get",
    "request_content_type_get", "request_data_get", "request_data_get_string",
    "request_data_get_bytes", "request_data_get_json", "request_data_get_xml",
    "request_username_get", "request_credentials_get", "request_subject_cn_get",
    "request_peer_address", "request_local_address", "request_accept_construct_get",
    "request_event_get_scheduler_inst", "ctx_get", "ctx_set",
    "service_ctx_get",
  ].forEach((name) => refuse(() => kept[name]("name")));
  refuse(() => reader.read());
  refuse(() => session.response_io(reader, true));
  session.response_append(refused + " refused");
});
