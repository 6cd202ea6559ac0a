msys.registerControl("known", lambda cc: None)
