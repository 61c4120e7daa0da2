"""Which order a completion or cancellation belongs to, and which orders are alive and open."""
from history import refuse


def resolve_orders(c):
    """Bind completions and cancellations to orders, by time; drop refused rows.
    At one instant an order comes before what ends it."""
    evs = sorted(c.events, key=lambda e: (e.t, e.kind in ("order-completed", "order-cancelled"), e.seq))
    byref = {e.ref: e for e in evs if e.kind == "order" and e.ref}
    state = {}                       # order seq -> (completion or None, cancelled?)
    known, keep = [], []
    for e in evs:
        if e.kind == "order":
            known.append(e)
            state.setdefault(e.seq, [None, False])
        elif e.kind in ("order-completed", "order-cancelled"):
            if e.order_ref:
                o = byref.get(e.order_ref)
                if o is None:
                    refuse(e.line, "unknown order_ref %r" % e.order_ref)
                    continue
                st = state.setdefault(o.seq, [None, False])
            else:
                opened = [o for o in known if state[o.seq] == [None, False]]
                if not opened:
                    refuse(e.line, "no open order at or before it")
                    continue
                o = opened[0] if e.kind == "order-completed" else opened[-1]
                st = state[o.seq]
            e.bound = o
            if e.kind == "order-cancelled":
                st[1] = True
            elif st[0] is None and not st[1]:
                st[0] = e
        keep.append(e)
    for o in known:
        comp, canc = state[o.seq]
        o.live = not canc
        o.open = comp is None and not canc
        if comp is not None and not canc:
            comp.live = True         # a completion that counts
    c.events = sorted(keep, key=lambda e: (e.t, e.seq))
