-- Recalls and withdrawals (R7.2): who must be told, what they answered, what came back, what is left.
create schema if not exists recalls;
create sequence recalls.number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
create table recalls.recall (
  id          uuid primary key,
  -- ZH261122-000001
  number      text not null unique,
  -- withdrawal: 自查退市, found by ourselves; no level by law.
  kind        text not null check (kind in ('recall', 'withdrawal')),
  -- An exercise: holds nothing, tells no customer unless asked to.
  mock        boolean not null,
  level       smallint check (level between 1 and 3),
  -- Which rules count, by the day of the incident (plans/recall-rules.yaml).
  measures    text not null,
  reason      text not null,
  -- Whose fault (FSL 63): ours; the producer's, then we are the dealer who stops, seals and helps; not known yet.
  fault       text not null check (fault in ('ours', 'producer', 'unknown')),
  state       text not null check (state in ('needed', 'begun', 'running', 'closing', 'closed', 'dropped')),
  case_id     uuid,
  alert_id    uuid,
  known_at    timestamptz not null,
  needed_at   timestamptz not null,
  start_by    timestamptz,
  begun_at    timestamptz,
  hold_id     uuid,
  -- Null: nobody knows yet how many working days the law gives.
  finish_days integer,
  finish_by   timestamptz,
  tells_customers boolean not null default true,
  lot_count   integer not null,
  site_count  integer not null default 0,
  verified_at timestamptz,
  closed_at   timestamptz,
  -- At closing: nothing was left to explain.
  balanced    boolean,
  dropped_for text,
  -- Of a mock recall: how long tracing took (milliseconds), and its score.
  back_ms     integer,
  forward_ms  integer,
  balance_ms  integer,
  minutes     integer,
  accounted_bp integer,
  passed      boolean
);
create index recall_recent on recalls.recall (needed_at desc, id desc);
create index recall_open on recalls.recall (id) where state in ('needed', 'begun', 'running', 'closing');
create index recall_case on recalls.recall (case_id) where case_id is not null;

-- Its lots: those named, and all that was made of them. `possible`: whether it is in there nobody knows.
create table recalls.recall_lot (
  recall_id uuid not null references recalls.recall,
  lot_id    uuid not null,
  root      boolean not null,
  possible  boolean not null,
  primary key (recall_id, lot_id)
);
create index recall_of_lot on recalls.recall_lot (lot_id);

-- One for each kitchen, supplier and party of our own that must be told.
create table recalls.notice (
  id          uuid primary key,
  recall_id   uuid not null references recalls.recall,
  party       text not null check (party in ('site', 'supplier', 'internal')),
  customer_id uuid,
  site_id     uuid,
  supplier_id uuid,
  -- Role of our own people.
  role        text,
  state       text not null check (state in ('made', 'sent', 'read', 'acknowledged', 'answered')),
  made_at     timestamptz not null,
  sent_at     timestamptz,
  sent_by     text,
  read_at     timestamptz,
  acknowledged_at timestamptz,
  answered_at timestamptz,
  answered_by text check (answered_by in ('customer', 'staff')),
  answers     integer not null default 0,
  reminders   integer not null default 0,
  reminded_at timestamptz,
  -- When the next reminder is due; null: none any more.
  remind_at   timestamptz,
  check ((party = 'site') = (site_id is not null and customer_id is not null))
);
create unique index notice_of_site on recalls.notice (recall_id, site_id) where site_id is not null;
create unique index notice_of_supplier on recalls.notice (recall_id, supplier_id) where supplier_id is not null;
create unique index notice_of_role on recalls.notice (recall_id, role) where role is not null;
create index notice_customer on recalls.notice (customer_id, made_at desc) where customer_id is not null;
create index notice_due on recalls.notice (remind_at) where remind_at is not null;

-- What a kitchen says it has and did: a statement. Movements are the facts. Amounts in the base unit of the lot.
create table recalls.answer (
  notice_id uuid not null references recalls.notice,
  lot_id    uuid not null,
  still     bigint not null check (still >= 0),
  returned  bigint not null check (returned >= 0),
  used      bigint not null check (used >= 0),
  destroyed bigint not null check (destroyed >= 0),
  missing   bigint not null check (missing >= 0),
  primary key (notice_id, lot_id)
);

-- What cannot be got back, with a reason; null site: of our own stock.
create table recalls.explained (
  recall_id uuid not null references recalls.recall,
  lot_id    uuid not null,
  site_id   uuid,
  why       text not null,
  amount    bigint not null check (amount >= 0),
  at        timestamptz not null,
  unique nulls not distinct (recall_id, lot_id, site_id)
);

-- Reports to the authority: of the beginning, progress, destruction beforehand, the end.
create table recalls.report (
  id          uuid primary key,
  recall_id   uuid not null references recalls.recall,
  stage       text not null,
  reported_at timestamptz not null,
  recorded_at timestamptz not null
);
create index report_recall on recalls.report (recall_id, reported_at);

-- How goods were disposed of: the movement is in lots, the proof here.
create table recalls.disposal (
  id          uuid primary key,
  recall_id   uuid not null references recalls.recall,
  way         text not null check (way in ('destroyed', 'supplier')),
  lot_id      uuid not null,
  amount      bigint not null check (amount > 0),
  -- As weighed at the destruction, in grams.
  weight      bigint,
  witnesses   integer not null default 0,
  report_id   uuid,
  disposed_at timestamptz not null
);
create index disposal_recall on recalls.disposal (recall_id, disposed_at);

-- Cases opened so that a kitchen is made whole, one for each line it got.
create table recalls.remedy (
  recall_id uuid not null references recalls.recall,
  line_id   uuid not null,
  case_id   uuid not null,
  primary key (recall_id, line_id)
);

-- Working days to finish, where the rules do not say: set by a person, shown as such.
create table recalls.finish_days (
  measures text not null,
  level    smallint not null check (level between 1 and 3),
  days     integer not null check (days between 1 and 250),
  set_at   timestamptz not null,
  primary key (measures, level)
);

-- What people wrote: reasons, to whom one spoke, witnesses. Personal data may stand here, never in facts.
create table recalls.words (
  id          uuid primary key,
  recall_id   uuid not null,
  notice_id   uuid,
  kind        text not null,
  body        text not null,
  said        text not null,
  author      text not null,
  author_name text not null,
  recorded_at timestamptz not null
);
create index words_recall on recalls.words (recall_id, recorded_at);
