-- What a site asks of a delivery (R1.3, R1.4): how many sign, whose scale decides, until when it may order.
alter table customers.site
  add column signers_needed smallint not null default 1 check (signers_needed between 1 and 3),
  add column scale text not null default 'customer' check (scale in ('customer', 'ours')),
  -- Wall time in Asia/Shanghai on the day before delivery.
  add column order_cutoff text not null default '18:00';

-- Where a note stands between order and door; each column is written by `apply` of the room that tells it.
alter table deliveries.note
  add column order_id uuid,
  add column timing text not null default 'standard',
  add column urgent boolean not null default false,
  add column wave_id uuid,
  add column vehicle_id uuid,
  -- Place in the driver's round, from 1; loading goes the other way round.
  add column stop_no integer,
  add column picked_at timestamptz,
  add column loaded_at timestamptz,
  add column checked_at timestamptz,
  -- Seal numbers put on at loading, and whether they were whole at the dock.
  add column seals text[] not null default '{}',
  add column seals_whole boolean,
  add column waiting_at timestamptz,
  add column unloading_at timestamptz,
  add column left_at timestamptz,
  add column prints integer not null default 0,
  add column stars smallint check (stars between 1 and 5);
create index note_order on deliveries.note (order_id) where order_id is not null;
create index note_wave on deliveries.note (wave_id) where wave_id is not null;

alter table deliveries.note_line
  add column product_id uuid,
  add column order_line_id uuid,
  -- Catch weight: ordered by the piece, settled by weight. `ordered`, `picked`, `accepted` are always in the settlement unit.
  add column pieces integer check (pieces >= 0),
  add column piece_unit text,
  add column picked_pieces integer check (picked_pieces >= 0),
  add column accepted_pieces integer check (accepted_pieces >= 0),
  -- How far accepted may be above and below picked, in basis points; null: the default of weighed and counted goods.
  add column over_bp integer check (over_bp >= 0),
  add column under_bp integer check (under_bp >= 0),
  -- Grams of packaging per piece.
  add column piece_tare integer check (piece_tare >= 0),
  add column substitute_for text,
  -- The scale at the dock: grams. net = gross − tare; accepted = net less the deduction.
  add column gross bigint check (gross >= 0),
  add column tare bigint check (tare >= 0),
  add column net bigint check (net >= 0),
  add column deduct_bp integer check (deduct_bp between 0 and 10000),
  add check (tare <= gross),
  add check (net = gross - tare);
