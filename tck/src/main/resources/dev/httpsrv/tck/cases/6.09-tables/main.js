const till = {
  money: 100,
  open() {},
  pay(price) {
    this.money += price;
    return this.money;
  },
};

msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(msys.shop.checkout(till));
});
