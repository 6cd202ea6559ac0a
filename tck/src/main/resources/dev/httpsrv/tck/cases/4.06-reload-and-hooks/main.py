def recording(line):
    def hook(self):
        msys.kit.record(line)
        return True

    return hook


class Counted:
    init = recording("init 1")
    rsrc_setup = recording("setup 1")
    deinit = recording("deinit 1")


msys.registerModule("counted", Counted())
