"""What a person can do at a till: a file per verb, and `ports.py` for what the verbs need from outside.

open_sale -> the sale under way: cart, member, tenders, and its price          route_scan -> what a code is
repeated_scan -> a held trigger is one scan            lending -> what HQ answers about allowances
scan_article, search_articles, change_line, clear_cart, suspend_sale           attach_member, lay_coupon
take_payment, finish_sale, return_goods, reprint_receipt                       paper -> receipts from entries
top_up, cancel_top_up, close_member, redeem_card -> stored value beside sales      value_paper -> their receipts
member_pin -> the PIN above the plan's limit           attempts -> wrong tries and the wait after them
start_till, sign_in, open_shift, report_shift, close_shift, open_drawer         give_back -> idle allowances

May import local_db, wire and domain; knows no Qt, no socket, no printer. Verbs take the `Desk` (the parts of this
register) and values, and return values or the future of a durable commit. Refusals are for the cashier.
"""
