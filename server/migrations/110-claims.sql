create schema claims;
create sequence claims.number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
create table claims.claim (
  id           uuid primary key,
  number       text not null unique,
  case_id      uuid not null,
  customer_id  uuid not null,
  site_id      uuid not null,
  note_id      uuid not null,
  line_id      uuid not null,
  way          text not null,
  reason       text not null,
  lot          text,
  unit         text not null,
  -- Integers of the base unit (grams, millilitres, pieces).
  requested    bigint not null check (requested > 0),
  approved     bigint check (approved > 0 and approved <= requested),
  accepted     bigint check (accepted > 0 and accepted <= approved),
  state        text not null,
  requested_by text not null check (requested_by in ('customer', 'staff')),
  needed_by    timestamptz,
  arrive_by    timestamptz,
  driver_id    text,
  vehicle      text,
  -- The clause the decision rests on, where one was named.
  clause_key   text,
  declined_for text,
  withdrawn_for text,
  requested_at timestamptz not null,
  decided_at   timestamptz,
  planned_at   timestamptz,
  delivered_at timestamptz,
  accepted_at  timestamptz,
  withdrawn_at timestamptz,
  recorded_at  timestamptz not null
);
create index claim_case on claims.claim (case_id);
create index claim_line on claims.claim (line_id);
create index claim_customer on claims.claim (customer_id, requested_at desc, id desc);
create index claim_recent on claims.claim (requested_at desc, id desc);
-- The board of replacements against meal times: cost depends on what is open.
create index claim_board on claims.claim ((coalesce(needed_by, arrive_by, 'infinity')), id)
  where state in ('requested', 'approved', 'planned', 'delivered');
create index claim_driver on claims.claim (driver_id) where driver_id is not null and state = 'planned';

-- Running total of a note line. The constraint is the last word: never more is claimed than came.
create table claims.line (
  line_id     uuid primary key,
  note_id     uuid not null,
  customer_id uuid not null,
  -- What came off the truck: accepted and refused at the dock.
  came        bigint not null,
  claimed     bigint not null,
  constraint never_more_than_came check (claimed >= 0 and claimed <= came)
);
create index line_note on claims.line (note_id);

-- What people wrote. Personal data may stand here: referred to from facts by hash, erasable.
create table claims.message (
  id          uuid primary key,
  claim_id    uuid not null,
  kind        text not null,
  body        text not null,
  author      text not null,
  author_name text not null,
  internal    boolean not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
create index message_claim on claims.message (claim_id, recorded_at, id);
