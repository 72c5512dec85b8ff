create schema surveys;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
create table surveys.follow_up (
  id          uuid primary key,
  case_id     uuid not null,
  customer_id uuid not null,
  -- 1, and one more with every reopening of the case.
  round       integer not null,
  csat        smallint not null check (csat between 1 and 5),
  satisfied   boolean not null,
  -- The case is not solved by the customer's word: reopening is suggested, never done by itself.
  unsolved    boolean not null,
  channel     text not null,
  answers     jsonb not null,
  caller      text not null,
  called_at   timestamptz not null,
  recorded_at timestamptz not null,
  corrections integer not null default 0,
  unique (case_id, round)
);
create index follow_up_customer on surveys.follow_up (customer_id, called_at desc, id desc);

create table surveys.rating (
  id          uuid primary key,
  case_id     uuid not null,
  customer_id uuid not null,
  round       integer not null,
  csat        smallint not null check (csat between 1 and 5),
  tags        jsonb not null,
  rated_at    timestamptz not null,
  recorded_at timestamptz not null,
  unique (case_id, round)
);
create index rating_customer on surveys.rating (customer_id, rated_at desc, id desc);

-- Confirmed cases nobody has called about yet: one narrow row each, gone with the call.
create table surveys.due (
  case_id      uuid primary key,
  customer_id  uuid not null,
  confirmed_at timestamptz not null
);
create index due_order on surveys.due (confirmed_at, case_id);

-- Whom we spoke to and what was said: personal data, referred to from facts by hash, erasable.
create table surveys.words (
  id         uuid primary key,
  survey_id  uuid not null,
  spoken_to  text not null default '',
  body       text not null default '',
  recorded_at timestamptz not null
);
create index words_survey on surveys.words (survey_id, recorded_at desc);
