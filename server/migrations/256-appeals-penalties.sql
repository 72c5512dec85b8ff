-- Appeals (R17.2) and penalties (R0.2, R17.1): what a customer took off or claims, and what became of it.
create sequence settlement.appeal_number;
create sequence settlement.penalty_number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
create table settlement.penalty (
  id               uuid primary key,
  number           text not null unique,
  customer_id      uuid not null,
  -- Calendar month of Asia/Shanghai, 'YYYY-MM'.
  period           text not null check (period ~ '^\d{4}-\d{2}$'),
  contract_key     text not null,
  contract_version integer not null,
  -- Null: stated without naming a clause.
  clause_id        text,
  measure          text not null check (measure in ('amount', 'suspend', 'terminate')),
  stated_fen       bigint not null check (stated_fen >= 0),
  -- What stands: after an appeal or an agreement on less.
  amount_fen       bigint not null check (amount_fen >= 0 and amount_fen <= stated_fen),
  -- Our own estimate when it was stated; internal.
  estimate_fen     bigint check (estimate_fen >= 0),
  commitments      jsonb not null default '[]',
  state            text not null check (state in ('stated', 'agreed', 'declined', 'withdrawn')),
  stated_by        text not null check (stated_by in ('customer', 'staff')),
  -- How an agreed one is paid.
  paid             text check (paid in ('off-statement', 'apart')),
  -- Null: the agreement sets no time.
  appeal_by        timestamptz,
  stated_at        timestamptz not null,
  answered_at      timestamptz,
  ended_at         timestamptz
);
create index penalty_customer on settlement.penalty (customer_id, period);
create index penalty_period on settlement.penalty (period, stated_at desc, id desc);
create index penalty_recent on settlement.penalty (stated_at desc, id desc);
create index penalty_to_answer on settlement.penalty (appeal_by) where state = 'stated';

create table settlement.appeal (
  id               uuid primary key,
  number           text not null unique,
  customer_id      uuid not null,
  period           text not null,
  -- Against one deduction of a stated sheet, or one stated penalty.
  sheet_id         uuid,
  deduction_id     uuid,
  penalty_id       uuid references settlement.penalty,
  asked_hundredths integer check (asked_hundredths > 0),
  asked_fen        bigint check (asked_fen >= 0),
  given_hundredths integer check (given_hundredths between 0 and asked_hundredths),
  given_fen        bigint check (given_fen between 0 and asked_fen),
  state            text not null check (state in ('open', 'restored', 'partly', 'upheld', 'withdrawn')),
  content_sha256   text not null,
  evidence_count   integer not null,
  -- Null: the agreement sets no time.
  appeal_by        timestamptz,
  made_at          timestamptz not null,
  made_by          text not null,
  answered_at      timestamptz,
  answered_by      text check (answered_by in ('customer', 'staff')),
  check ((deduction_id is null) <> (penalty_id is null)),
  check ((deduction_id is null) = (sheet_id is null))
);
create index appeal_customer on settlement.appeal (customer_id, period);
create index appeal_recent on settlement.appeal (made_at desc, id desc);
create index appeal_open on settlement.appeal (customer_id, made_at) where state = 'open';
create index appeal_sheet on settlement.appeal (sheet_id) where sheet_id is not null;
-- One matter is appealed once; a withdrawn appeal may be made again in time.
create unique index appeal_once_deduction on settlement.appeal (deduction_id) where deduction_id is not null and state <> 'withdrawn';
create unique index appeal_once_penalty on settlement.appeal (penalty_id) where penalty_id is not null and state <> 'withdrawn';

-- What people wrote, and the frozen letters: not in the journal, referred to by hash.
create table settlement.word (
  id          uuid primary key,
  about_type  text not null check (about_type in ('appeal', 'penalty')),
  about_id    uuid not null,
  kind        text not null check (kind in ('reasons', 'stated', 'answer', 'withdrawal')),
  body        text not null,
  files       jsonb not null default '[]',
  by_us       boolean not null,
  author      text not null,
  author_name text not null,
  written_at  timestamptz not null
);
create index word_about on settlement.word (about_type, about_id, written_at);

create table settlement.appeal_content (
  appeal_id uuid not null,
  sha256    text not null,
  content   jsonb not null,
  primary key (appeal_id, sha256)
);
