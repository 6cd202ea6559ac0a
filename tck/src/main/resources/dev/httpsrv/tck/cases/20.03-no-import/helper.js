exports.name = "helper";
