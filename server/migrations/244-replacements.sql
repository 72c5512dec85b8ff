-- How a replacement gets to its kitchen (R5.4), talks about what is short (R1.9), and who handed a claim on to whom (R5.6).
-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. Which lots go is kept by `lots` (lots.line by item).
create table claims.errand (
  claim_id   uuid primary key,
  vehicle_id uuid,
  -- A run for this alone.
  special    boolean not null default false,
  -- Taken out of stock in the books; then in hand, checked by the warehouse; then aboard.
  picked_at  timestamptz,
  checked_at timestamptz,
  loaded_at  timestamptz
);

-- What is brought for an item: its own goods, or what the customer agreed to in their place.
create table claims.errand_item (
  item_id    uuid primary key,
  claim_id   uuid not null,
  product_id uuid,
  unit       text not null,
  amount     bigint not null check (amount >= 0),
  -- So much of it has no lot in the books.
  missing    bigint not null default 0 check (missing >= 0),
  substitute boolean not null default false
);
create index errand_item_claim on claims.errand_item (claim_id);

create table claims.shortage (
  id         uuid primary key,
  claim_id   uuid not null,
  reason     text not null,
  -- [{itemId, missing}]
  items      jsonb not null,
  found_at   timestamptz not null,
  talked_at  timestamptz,
  outcome    text,
  -- By what the customer gave its word, and who wrote it down.
  talked_by  text,
  agreed_by  text check (agreed_by in ('customer', 'staff')),
  substitute jsonb,
  later_by   timestamptz,
  other_way  text
);
create index shortage_claim on claims.shortage (claim_id);
create index shortage_open on claims.shortage (found_at) where talked_at is null;

create table claims.step (
  -- The hand-over.
  id             uuid primary key,
  claim_id       uuid not null,
  step           text not null,
  from_step      text,
  handed_by      text not null,
  to_roles       text[] not null,
  to_id          text,
  told           text not null check (told in ('act', 'tap')),
  handed_at      timestamptz not null,
  received_at    timestamptz,
  received_by    text,
  received_told  text
);
create index step_claim on claims.step (claim_id, handed_at);
-- Handed over and not received: what waits for somebody.
create index step_open on claims.step (handed_at) where received_at is null;
