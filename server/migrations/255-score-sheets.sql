-- Score sheets 考核评分表 (R17.1). The open sheet is computed from commitments; what was offered, stated and made final stands here.
-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. Points are integers of hundredths.
create table settlement.score_sheet (
  id                 uuid primary key,
  customer_id        uuid not null,
  contract_key       text not null,
  contract_version   integer not null,
  clause_id          text not null,
  -- '2026-05', '2026-05-12', '2026-Q2', '2026'.
  period             text not null,
  state              text not null check (state in ('offered', 'stated', 'final')),
  most_hundredths    integer not null check (most_hundredths > 0),
  items              jsonb not null,
  offered_hundredths integer,
  offered_at         timestamptz,
  offered_by         text,
  stated_hundredths  integer,
  stated_at          timestamptz,
  stated_by          text,
  stated_side        text check (stated_side in ('customer', 'staff')),
  grade              text,
  papers             jsonb not null default '[]',
  appeal_by          timestamptz,
  -- After what appeals restored.
  total_hundredths   integer not null check (total_hundredths between 0 and most_hundredths),
  final_at           timestamptz,
  final_by           text,
  verdict            text,
  in_a_row           integer,
  unique (customer_id, contract_key, clause_id, period)
);
create index score_sheet_of_period on settlement.score_sheet (period, customer_id);
create index score_sheet_to_finish on settlement.score_sheet (appeal_by) where state = 'stated';

create table settlement.score_deduction (
  id                  uuid primary key,
  sheet_id            uuid not null references settlement.score_sheet,
  place               integer not null,
  -- Null: a total was given alone.
  item_id             text,
  hundredths          integer not null check (hundredths > 0),
  veto                boolean not null,
  source              text not null check (source in ('facts', 'customer')),
  commitment_id       uuid,
  subject_type        text,
  subject_id          text,
  occurred_on         date,
  text_hash           text,
  restored_hundredths integer not null default 0 check (restored_hundredths between 0 and hundredths)
);
create index score_deduction_of_sheet on settlement.score_deduction (sheet_id, place);
create index score_deduction_of_commitment on settlement.score_deduction (commitment_id) where commitment_id is not null;

create table settlement.score_threshold (
  sheet_id   uuid not null references settlement.score_sheet,
  verdict    text not null,
  in_a_row   integer,
  effects    jsonb not null,
  reached_at timestamptz not null,
  primary key (sheet_id, verdict)
);

-- What people wrote about a deduction: not in the journal, referred to by id and hash.
create table settlement.deduction_text (
  deduction_id uuid primary key,
  body         text not null,
  author       text not null,
  written_at   timestamptz not null
);
