local till = { money = 100 }

function till:open() end

function till:pay(price)
  self.money = self.money + price
  return self.money
end

msys.httpsrv.register("GET", "/", function(session)
  session:response_append(msys.shop.checkout(till))
end)
