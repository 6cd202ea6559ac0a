function openShop() {
  throw new Error("no shop today"); // HERE
}

openShop();
