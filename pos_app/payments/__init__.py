"""Providers of payments: who moves the money when the customer shows a code. No Qt, no books.

wechat     WeChat Pay, version 2 with HMAC-SHA256: micropay, orderquery, reverse, refund, refundquery
alipay     Alipay, RSA2: trade.pay, trade.query, trade.cancel, trade.refund, refund query
simulated  a provider of our own, over HTTP: for the demo, for training and to try the till
simulator  its other side: `python -m pos_app.payments.simulator`, with outcomes on demand
bank       what the simulator keeps: orders, captures, refunds
posting    one POST with its time limit; whatever goes wrong on the way is no answer
set_up     which of them this till has, read from a file beside its key
"""
