def recording(line):
    def hook(self):
        msys.kit.record(line)
        return True

    return hook


class Counted:
    init = recording("init 2")
    rsrc_setup = recording("setup 2")
    deinit = recording("deinit 2")


msys.registerModule("counted", Counted())
