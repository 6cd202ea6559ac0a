const number = msys.kit.count();

msys.httpsrv.register("GET", `/${number}`, (session) => {}); // HERE
