msys.httpsrv.register("POST", "/", (session) => {
  try {
    const text = session.request_data_get_string();
    session.response_append(`${text.length} ${text}`);
  } catch (e) {
    session.response_append(e.message);
  }
});
