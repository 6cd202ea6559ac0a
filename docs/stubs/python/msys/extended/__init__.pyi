# Written by stubs/generate from the Java definition. Do not edit.
from . import httpsrv as httpsrv
