"""Plans on the command line: check one, price a case under one, price past sales again. Plain text, no Qt.

files    what a person names                        check    a plan's mistakes as sentences
schema   the plan's JSON Schema                     case     a cart, a member and tenders from a file
price    the bill of a case as JSON                 explain  the same for people, and why a rule was not applied
words    their words in four languages              reprice  past sales priced again
"""
