# Handlers that never end by themselves.
import itertools
import json
import re
import time

import msys


def form(name):
    def register(handler):
        msys.httpsrv.register("GET", "/py/" + name, handler)
        return handler

    return register


@form("hello")
def hello(session):
    session.response_append("hello")


def spin(*_):
    while True:
        pass


form("while")(spin)


@form("for")
def for_(session):
    for _ in itertools.count():
        pass


@form("except")
def except_(session):
    while True:
        try:
            spin()
        except BaseException:
            pass


@form("finally")
def finally_(session):
    while True:
        try:
            spin()
        finally:
            continue


@form("raise-storm")
def raise_storm(session):
    while True:
        try:
            raise ValueError("again")
        except ValueError:
            pass


@form("with")
def with_(session):
    class Swallows:
        def __enter__(self):
            return self

        def __exit__(self, *error):
            return True

    while True:
        with Swallows():
            spin()


@form("generator")
def generator(session):
    def numbers():
        while True:
            try:
                yield 1
            finally:
                continue

    for _ in numbers():
        pass


@form("comprehension")
def comprehension(session):
    return [i for i in itertools.count()]


@form("sum")
def sum_(session):
    sum(itertools.count())


@form("recursion")
def recursion(session):
    def down(n):
        return 1 + down(n + 1)

    while True:
        try:
            down(1)
        except RecursionError:
            pass


@form("fib")
def fib_(session):
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    fib(100)


@form("getattr")
def getattr_(session):
    class Spins:
        __getattr__ = spin

    Spins().x


@form("eq")
def eq(session):
    class Spins:
        def __eq__(self, other):
            return spin()

        def __hash__(self):
            return 1

    {Spins(): 1, Spins(): 2}


@form("list-growth")
def list_growth(session):
    all_of_them = []
    while True:
        all_of_them.append([])


@form("dict-growth")
def dict_growth(session):
    while True:
        try:
            {i: str(i) for i in itertools.count()}
        except BaseException:
            pass


@form("list-product")
def list_product(session):
    while True:
        try:
            [0] * 10**9
        except MemoryError:
            pass


@form("text-product")
def text_product(session):
    while True:
        try:
            "x" * 10**9
        except MemoryError:
            pass


@form("doubling")
def doubling(session):
    text = "x"
    while True:
        text += text


@form("big-power")
def big_power(session):
    10 ** (10**8)


@form("big-product")
def big_product(session):
    number = 3
    while True:
        number *= number


@form("regex")
def regex(session):
    while True:
        re.match("(a+)+$", "a" * 10**5 + "b")


@form("sub-callback")
def sub_callback(session):
    re.sub("x", spin, "x")


@form("sort-key")
def sort_key(session):
    sorted([2, 1], key=spin)


@form("sort")
def sort(session):
    numbers = list(range(10**6))
    while True:
        numbers.sort(key=lambda n: -n)


@form("join")
def join(session):
    parts = ["0123456789"] * 10**6
    while True:
        "".join(parts)


@form("json-dumps")
def json_dumps(session):
    numbers = list(range(10**5))
    while True:
        json.dumps(numbers)


@form("json-loads")
def json_loads(session):
    text = "[" * 10**5
    while True:
        try:
            json.loads(text)
        except (RecursionError, ValueError):
            pass


@form("exec")
def exec_(session):
    exec("while True: pass")


@form("response")
def response(session):
    text = "x" * 1000
    while True:
        try:
            session.response_append(text)
        except BaseException:
            pass


@form("sleep")
def sleep(session):
    msys.sleep(3600)


@form("sleep-in-except")
def sleep_in_except(session):
    while True:
        try:
            msys.sleep(3600)
        except BaseException:
            pass


@form("time-sleep")
def time_sleep(session):
    time.sleep(3600)


@form("naps")
def naps(session):
    while True:
        msys.sleep(0.001)
