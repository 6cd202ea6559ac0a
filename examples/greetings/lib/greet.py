def hello(who):
    return f"Good day, {who or 'stranger'}\n"
