create schema receiving;
create sequence receiving.number;

-- What a supplier brought and what became of it at our door (R8.1, R7.1). Written by apply(fact) alone and rebuilt from the journal.
create table receiving.receipt (
  id          uuid primary key,
  -- Ours, spoken and written on the supplier's slip: RK261122-000001.
  number      text not null unique,
  supplier_id uuid not null,
  line_count  integer not null,
  actor       text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
create index receipt_recent on receiving.receipt (occurred_at desc, id desc);
create index receipt_supplier on receiving.receipt (supplier_id, occurred_at desc, id desc);

create table receiving.line (
  id           uuid primary key,
  receipt_id   uuid not null references receiving.receipt,
  line_no      integer not null,
  product_id   uuid not null,
  -- accepted: all of it went into a store; partly; refused: nothing of it entered.
  result       text not null check (result in ('accepted', 'partly', 'refused')),
  unit         text not null,
  -- Amounts are integers of the base of `unit`: what came = kept in a store + put apart + refused.
  amount       bigint not null check (amount > 0),
  quarantined  bigint not null check (quarantined >= 0),
  refused      bigint not null check (refused >= 0),
  refused_for  text,
  -- Catch weight: grams, and so many pieces.
  gross        bigint,
  tare         bigint,
  pieces       integer,
  supplier_lot text,
  -- Null: nothing entered.
  lot_id       uuid,
  -- More of a lot that was there before (续收).
  continued    boolean not null,
  origin       text not null,
  produced_on  date,
  expires_on   date,
  derived      text,
  tenths_celsius integer,
  -- [{code, ok}]
  checks       jsonb not null,
  -- Codes of what was found and not cleared away: what stands beside the goods, and what was overridden by somebody who may.
  found        text[] not null,
  overridden   text[] not null,
  -- Everything that was asked for was given.
  complete     boolean not null,
  store_id     uuid,
  -- [{fileId, sha256}]
  photos       jsonb not null,
  unique (receipt_id, line_no),
  check (quarantined + refused <= amount)
);
create index line_lot on receiving.line (lot_id) where lot_id is not null;
create index line_product on receiving.line (product_id, receipt_id);

-- A wrong receipt is put right by a new entry, never by editing.
create table receiving.correction (
  id          uuid primary key,
  line_id     uuid not null references receiving.line,
  lot_id      uuid not null,
  -- In the base of the lot: more (+) or less (−) than was entered.
  difference  bigint not null check (difference <> 0),
  event_id    uuid not null,
  actor       text not null,
  occurred_at timestamptz not null
);
create index correction_line on receiving.correction (line_id, occurred_at);

-- What people wrote about a line (`remark`, `override`) or a correction: personal data may stand here, never in facts.
create table receiving.words (
  about_id    uuid not null,
  kind        text not null check (kind in ('remark', 'override', 'correction', 'banned')),
  body        text not null,
  author      text not null,
  author_name text not null,
  recorded_at timestamptz not null,
  primary key (about_id, kind)
);
