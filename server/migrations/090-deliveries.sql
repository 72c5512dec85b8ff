create schema deliveries;
create sequence deliveries.number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal.
create table deliveries.note (
  id           uuid primary key,
  number       text not null unique,
  customer_id  uuid not null,
  site_id      uuid not null,
  delivery_on  date not null,
  window_from  timestamptz not null,
  window_to    timestamptz not null,
  driver_id    text,
  vehicle      text,
  state        text not null,
  issued_at    timestamptz not null,
  departed_at  timestamptz,
  arrived_at   timestamptz,
  accepted_at  timestamptz,
  new_estimate timestamptz,
  delay_reason text,
  -- Why nothing of it was taken, or why it was called off.
  reason       text,
  -- SHA-256 of what was issued, to know the same note when it is imported again.
  content_hash text not null,
  line_count   integer not null,
  crates_out   integer not null default 0,
  crates_back  integer,
  recorded_at  timestamptz not null,
  check (window_to > window_from)
);
create index note_site on deliveries.note (site_id, delivery_on desc, number desc);
create index note_customer on deliveries.note (customer_id, delivery_on desc, number desc);
create index note_day on deliveries.note (delivery_on desc, number desc);
create index note_driver on deliveries.note (driver_id, delivery_on) where driver_id is not null;

create table deliveries.note_line (
  id             uuid primary key,
  note_id        uuid not null references deliveries.note,
  line_no        integer not null,
  product_code   text,
  product        text not null,
  spec           text not null default '',
  unit           text not null,
  -- Integers of the base unit (grams, millilitres, pieces).
  ordered        bigint not null check (ordered >= 0),
  picked         bigint check (picked >= 0),
  accepted       bigint check (accepted >= 0),
  outcome        text check (outcome in ('accepted', 'partly', 'rejected')),
  reason         text,
  lot            text,
  produced_on    date,
  expires_on     date,
  unique (note_id, line_no)
);
create index line_product on deliveries.note_line using gin (product gin_trgm_ops);

-- Who received: personal data beside the note, never in facts.
create table deliveries.receipt (
  note_id          uuid primary key,
  receiver_name    text not null,
  receiver         text not null,
  signature_file_id uuid,
  paper_file_id    uuid,
  remark           text not null default '',
  recorded_at      timestamptz not null
);
