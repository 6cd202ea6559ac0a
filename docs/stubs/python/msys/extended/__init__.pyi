# Written by stubs/generate from the Java definition. Do not edit.
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias, final
import msys
from . import httpsrv as httpsrv
