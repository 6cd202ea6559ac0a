const isPromise = (value) => typeof value === "object" && typeof value.then === "function";

function tells(path, value) {
  msys.httpsrv.register("GET", path, (session) => {
    const tell = (told) => session.response_append(told instanceof Error ? told.message : String(told));
    try {
      const told = value();
      return isPromise(told) ? told.then(tell, tell) : tell(told);
    } catch (error) {
      tell(error);
    }
  });
}

tells("/price", () => msys.shop.eventual_price("apple"));
tells("/caught", () => msys.shop.eventual_price("plums"));
tells("/tag", () => msys.shop.eventual_tag("7"));
tells("/unread", () => msys.shop.eventual_tag("cheap"));
tells("/crash", () => msys.shop.eventual_crash());
