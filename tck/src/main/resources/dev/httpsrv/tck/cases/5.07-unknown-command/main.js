msys.registerControl("known", (cc) => {});
