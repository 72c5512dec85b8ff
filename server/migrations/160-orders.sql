create schema orders;
create sequence orders.number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
create table orders.order (
  id              uuid primary key,
  number          text not null unique,
  external_number text,
  customer_id     uuid not null,
  site_id         uuid not null,
  state           text not null,
  kind            text not null,
  channel         text not null,
  timing          text not null,
  delivery_on     date not null,
  window_from     timestamptz not null,
  window_to       timestamptz not null,
  urgent          boolean not null,
  -- The answer to an urgent order.
  agreed          boolean,
  change_until    timestamptz not null,
  supplement_of   uuid,
  -- SHA-256 of site, day, window and what is ordered, to know the same order when it comes again.
  content_hash    text not null,
  line_count      integer not null,
  total_fen       bigint,
  unpriced        integer not null,
  unchecked       integer not null,
  version         integer not null,
  checks          text,
  -- Why it was declined or cancelled.
  reason          text,
  note_id         uuid,
  received_at     timestamptz not null,
  confirmed_at    timestamptz,
  ready_at        timestamptz,
  delivered_at    timestamptz,
  recorded_at     timestamptz not null,
  received_by     text not null,
  check (window_to > window_from)
);
create unique index order_external on orders.order (customer_id, external_number) where external_number is not null;
create index order_site on orders.order (site_id, delivery_on desc, number desc);
create index order_customer on orders.order (customer_id, delivery_on desc, number desc);
create index order_day on orders.order (delivery_on desc, number desc);
create index order_open on orders.order (state, delivery_on) where state in ('received', 'confirmed');
create index order_note on orders.order (note_id) where note_id is not null;
create index order_supplement on orders.order (supplement_of) where supplement_of is not null;

create table orders.line (
  id             uuid primary key,
  order_id       uuid not null references orders.order on delete cascade,
  line_no        integer not null,
  product_id     uuid,
  product_code   text,
  product        text not null,
  spec           text not null,
  -- As ordered, and as settled: integers of the base unit.
  ordered_amount bigint not null check (ordered_amount > 0),
  ordered_unit   text not null,
  amount         bigint not null check (amount > 0),
  unit           text not null,
  pieces         integer check (pieces > 0),
  piece_unit     text,
  price_fen      bigint check (price_fen >= 0),
  price_per      text,
  sheet_id       uuid,
  total_fen      bigint,
  unchecked      boolean not null,
  -- What the customer agreed to do without.
  missing        bigint not null default 0 check (missing between 0 and amount),
  unique (order_id, line_no)
);

create table orders.shortage (
  id            uuid primary key,
  order_id      uuid not null references orders.order,
  -- The line may be gone when the order was changed.
  line_id       uuid not null,
  product       text not null,
  missing       bigint not null check (missing > 0),
  unit          text not null,
  reason        text not null,
  found_at      timestamptz not null,
  told_at       timestamptz,
  told_by       text,
  outcome       text,
  -- {"productId":…,"product":…,"amount":…,"unit":…}
  proposal      jsonb,
  substitute    jsonb,
  later_on      date,
  agreed_at     timestamptz,
  agreed_by     text,
  grade         text,
  proof_file_id uuid
);
create index shortage_order on orders.shortage (order_id);
create index shortage_open on orders.shortage (order_id) where outcome is null;

-- What people wrote, beside the journal: remarks of order and lines, the chat it was read from, why a check was overridden, what we answered.
create table orders.words (
  order_id uuid not null,
  -- The line a remark is about; null: the order.
  line_id  uuid,
  kind     text not null check (kind in ('remark', 'source', 'override', 'reply')),
  body     text not null,
  unique nulls not distinct (order_id, line_id, kind)
);

-- What the checks found the last time: [{"code":…,"lineNo":…,"params":…}].
create table orders.checked (
  order_id   uuid primary key,
  findings   jsonb not null,
  blocks     integer not null,
  warnings   integer not null,
  checked_at timestamptz not null
);

-- Saved order lists of a site.
create table orders.template (
  id          uuid primary key,
  customer_id uuid not null,
  site_id     uuid not null,
  name        text not null,
  lines       jsonb not null,
  changed_at  timestamptz not null,
  unique (site_id, name)
);
