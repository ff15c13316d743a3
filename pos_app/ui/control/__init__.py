"""Between the window and the services: acts in, states out. No rule, no SQL, no request.

counter -> what is going on at this counter              controller -> acts to handlers, refusals to notices
background -> the only way off the UI thread             sale_acts, tender_acts, member_acts, return_acts,
view_* -> services' values to the states of the screens  staff_acts, shift_acts -> a handler per act
"""
