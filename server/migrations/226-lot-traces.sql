-- Traces that somebody asked for and those that were kept as done (R7.1). Written by apply(fact) alone.
create table lots.trace_ask (
  id          uuid primary key,
  lot_id      uuid not null references lots.lot,
  -- Who wants to know: a customer or an authority.
  asked_by    text not null check (asked_by in ('customer', 'authority')),
  case_id     uuid,
  customer_id uuid,
  asked_at    timestamptz not null,
  answered_at timestamptz
);
create index trace_ask_lot on lots.trace_ask (lot_id, asked_at desc);

create table lots.trace (
  -- The fact's own id.
  id          uuid primary key,
  ask_id      uuid references lots.trace_ask,
  lot_id      uuid not null references lots.lot,
  case_id     uuid,
  customer_id uuid,
  lots        integer not null,
  customers   integer not null,
  sites       integer not null,
  possible    integer not null,
  actor       text not null,
  traced_at   timestamptz not null
);
create index trace_lot on lots.trace (lot_id, traced_at desc);
create index trace_case on lots.trace (case_id) where case_id is not null;

-- What is written on a supplier's box is searched as it is.
create index lot_supplier_lot on lots.lot (supplier_lot text_pattern_ops) where supplier_lot is not null;
create index line_note_number on lots.line (note_number text_pattern_ops);
