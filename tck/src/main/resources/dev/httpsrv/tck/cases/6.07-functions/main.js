msys.httpsrv.register("GET", "/", (session) => {
  const visit = msys.shop.visit;
  const seen = [];
  visit((item, price) => void seen.push(`${item}=${price}`));
  session.response_append(
    [
      seen.join(" "),
      visit((item, price) => price * 2),
      visit((item, price) => price / 2),
      visit((item, price) => price > 4),
      visit((item, price) => {}),
      visit((item, price) => [item]),
    ].join("\n"),
  );
});
