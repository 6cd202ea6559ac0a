const nothing = (cc) => {};

msys.registerControl("shop open", nothing);
msys.registerControl("shop  open", nothing); // HERE
