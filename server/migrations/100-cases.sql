create schema cases;
create sequence cases.number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
create table cases.case (
  id           uuid primary key,
  number       text not null unique,
  customer_id  uuid not null,
  site_id      uuid,
  note_id      uuid,
  line_id      uuid,
  channel      text not null,
  category     text not null,
  subcategory  text,
  severity     smallint not null check (severity between 1 and 4),
  needed_by    timestamptz,
  lines        jsonb not null,
  against_staff_id text,
  state        text not null,
  assignee_id  text,
  waiting_on   text,
  root_cause   text,
  way          text,
  last_word    text not null,
  last_word_at timestamptz not null,
  reopenings   integer not null default 0,
  opened_at    timestamptz not null,
  answered_at  timestamptz,
  settled_at   timestamptz,
  confirmed_at timestamptz,
  closed_at    timestamptz,
  recorded_at  timestamptz not null
);
create index case_customer on cases.case (customer_id, opened_at desc, id desc);
create index case_note on cases.case (note_id) where note_id is not null;
create index case_recent on cases.case (opened_at desc, id desc);

create table cases.ask (
  id          uuid primary key,
  case_id     uuid not null references cases.case,
  department  text not null,
  answer_by   timestamptz not null,
  asked_at    timestamptz not null,
  answered_at timestamptz
);
create index ask_case on cases.ask (case_id);
create index ask_open on cases.ask (department, answer_by) where answered_at is null;

create table cases.evidence (
  case_id  uuid not null references cases.case,
  file_id  uuid not null,
  sha256   text not null,
  kind     text not null,
  internal boolean not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (case_id, file_id)
);

-- The desk's queue: one narrow row per open case, so that the list never depends on closed history.
create table cases.queue (
  case_id       uuid primary key,
  safety        boolean not null,
  due_at        timestamptz,
  commitment_id uuid,
  paused        boolean not null default false,
  missed        smallint not null default 0,
  state         text not null,
  assignee_id   text,
  customer_id   uuid not null,
  opened_at     timestamptz not null
);
-- 'infinity' stands for "no clock runs": those come last, the oldest first.
create index queue_order on cases.queue ((not safety), (coalesce(due_at, 'infinity')), opened_at, case_id);
create index queue_assignee on cases.queue (assignee_id, (not safety), (coalesce(due_at, 'infinity')), opened_at, case_id);
create index queue_due on cases.queue (due_at) where due_at is not null;

-- What people wrote. Personal data may stand here: referred to from facts by id and hash, erasable.
create table cases.message (
  id          uuid primary key,
  case_id     uuid not null,
  kind        text not null,
  body        text not null,
  author      text not null,
  author_name text not null,
  channel     text not null,
  internal    boolean not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  department  text
);
create index message_case on cases.message (case_id, occurred_at, id);

create table cases.reporter (
  case_id uuid primary key,
  name    text,
  phone   text
);
create index case_number_search on cases.case using gin (number gin_trgm_ops);
