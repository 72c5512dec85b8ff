-- Suspected lots, alerts, warnings of kitchens, retained samples (R3.3, R4.2, R7.2).
create schema if not exists recalls;
create sequence recalls.alert_number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
-- A matter and a lot that its delivered lines carry: what clusters are counted on.
create table recalls.suspicion (
  case_id     uuid not null,
  lot_id      uuid not null,
  product_id  uuid not null,
  supplier_id uuid,
  customer_id uuid not null,
  site_id     uuid,
  food_safety boolean not null,
  confirmed   boolean not null,
  began_at    timestamptz not null,
  -- How it ended: decided not to hold, or held (its own hold or one that stood).
  cleared_at  timestamptz,
  hold_id     uuid,
  primary key (case_id, lot_id)
);
create index suspicion_lot on recalls.suspicion (lot_id, began_at desc);
create index suspicion_product on recalls.suspicion (product_id, supplier_id, began_at desc);

create table recalls.alert (
  id          uuid primary key,
  number      text not null unique,
  kind        text not null,
  rule        text not null,
  act         text not null,
  cause       text not null,
  supplier_id uuid,
  product_id  uuid,
  customers   integer not null,
  state       text not null check (state in ('open', 'held', 'cleared')),
  raised_at   timestamptz not null,
  answered_at timestamptz,
  hold_id     uuid,
  reason      text
);
-- Once per cause: further matters make it grow.
create unique index alert_open on recalls.alert (cause) where state = 'open';
create index alert_recent on recalls.alert (raised_at desc, id desc);
create index alert_cause on recalls.alert (cause, raised_at desc);
create table recalls.alert_case (
  alert_id    uuid not null references recalls.alert,
  case_id     uuid not null,
  added_at    timestamptz not null,
  primary key (alert_id, case_id)
);
create index alert_of_case on recalls.alert_case (case_id);
create table recalls.alert_lot (
  alert_id    uuid not null references recalls.alert,
  lot_id      uuid not null,
  primary key (alert_id, lot_id)
);

-- A kitchen that has goods of a hold, what it was told and what it said.
create table recalls.warning (
  id          uuid primary key,
  hold_id     uuid not null,
  customer_id uuid not null,
  site_id     uuid not null,
  warned_at   timestamptz not null,
  seen_at     timestamptz,
  answered_at timestamptz,
  reminded_at timestamptz,
  reminders   integer not null default 0,
  released_at timestamptz,
  -- Why it was let go: harmless, disposed of …
  outcome     text,
  photos      uuid[] not null default '{}',
  unique (hold_id, site_id)
);
create index warning_site on recalls.warning (site_id, warned_at desc);
create index warning_customer on recalls.warning (customer_id, warned_at desc);
create index warning_unanswered on recalls.warning (warned_at) where answered_at is null and released_at is null;
create table recalls.warning_lot (
  warning_id  uuid not null references recalls.warning,
  lot_id      uuid not null,
  note_id     uuid not null,
  note_number text not null,
  delivery_on date not null,
  product_id  uuid not null,
  unit        text not null,
  -- In the base unit of the lot: what it had when warned, at most where it is only possible.
  amount      bigint not null,
  at_most     bigint not null,
  -- As the kitchen answered.
  apart       bigint,
  used        bigint,
  released_at timestamptz,
  primary key (warning_id, lot_id, note_id)
);
create index warning_of_lot on recalls.warning_lot (lot_id);

-- The last call to a kitchen about a hold, and how many there were.
create table recalls.call (
  hold_id   uuid not null,
  site_id   uuid not null,
  call_id   uuid not null,
  outcome   text not null,
  called_at timestamptz not null,
  called_by text not null,
  calls     integer not null default 1,
  primary key (hold_id, site_id)
);

create table recalls.sample (
  case_id     uuid primary key,
  customer_id uuid not null,
  site_id     uuid,
  asked_at    timestamptz not null,
  answered_at timestamptz,
  kept        boolean,
  kept_by     text,
  reason      text,
  answered_by text,
  photos      uuid[] not null default '{}'
);
create index sample_customer on recalls.sample (customer_id, asked_at desc);

-- What people wrote about an answer, a call, a sample: personal data may stand here, never in facts.
create table recalls.alert_words (
  about_id    uuid primary key,
  body        text not null,
  -- Whom we spoke to, or who keeps the sample.
  person      text not null default '',
  author      text not null,
  author_name text not null,
  recorded_at timestamptz not null
);
