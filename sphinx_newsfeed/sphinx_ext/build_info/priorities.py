"""When listeners of one event are called; Sphinx calls those with lower numbers first, at 500 by
default.
"""

#: Before all others.
FIRST = 1
#: Before other extensions and Sphinx itself, which are to see what is done.
EARLY = 400
#: Before Sphinx adds the parsers that extensions registered, at 800.
BEFORE_PARSERS = 700
#: After other extensions, whose work is to be seen.
LATE = 900
#: After all others.
LAST = 999
#: Behind these, when all was found that there is to tell.
TELLING = 1000
