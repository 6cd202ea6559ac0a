msys.httpsrv.register("POST", "/", (session) => {
  session.response_append(msys.shop.describe_data(session.request_data_get_json()));
});
