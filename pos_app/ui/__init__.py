"""What a person sees and touches at the till.

    tokens look qss fonts icon ink money_text speak   the look: colours, sizes, type, pictures, money, language
    state acts commands keys                           what a screen shows, what a person did, which key does what
    messages                                           refusals and faults as sentences that say what to do
    touch cart_view scan_bar ... *_screen panel        passive widgets: show_state(state) in, signals out
    main_window                                        one window, one signal: act(Act)
    samples gallery linguist                           every screen as a picture, the translations kept fresh

May import Qt, `domain` and, in the controller only, `services`.  A widget holds no rule, no SQL, no request.
"""
