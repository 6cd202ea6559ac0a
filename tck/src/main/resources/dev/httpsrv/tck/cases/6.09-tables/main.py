class Till:
    money = 100

    def open(self):
        pass

    def pay(self, price):
        self.money += price
        return self.money


till = Till()
msys.httpsrv.register("GET", "/", lambda s: s.response_append(msys.shop.checkout(till)))
