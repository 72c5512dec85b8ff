-- Who bears what a claim costs (R5, R8.3): the split, and what is asked back of suppliers and carriers.
create sequence claims.recovery_number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. Names of companies, no personal data.
create table claims.cost (
  claim_id    uuid primary key references claims.claim,
  customer_id uuid not null,
  -- What was granted, or what the replaced goods are worth; and what else it took: a special run, disposal.
  claim_fen   bigint not null check (claim_fen >= 0),
  extra_fen   bigint not null check (extra_fen >= 0),
  split_at    timestamptz not null
);
create table claims.cost_part (
  claim_id    uuid not null references claims.cost,
  part_no     integer not null,
  bearer      text not null check (bearer in ('supplier', 'carrier', 'customer', 'ours')),
  -- Of a supplier: its id; of a carrier: its name.
  supplier_id uuid,
  name        text not null default '',
  amount_fen  bigint not null check (amount_fen >= 0),
  asked_fen   bigint not null default 0,
  primary key (claim_id, part_no),
  -- Never more is asked back than falls to the one who is asked.
  constraint never_more_asked_than_borne check (asked_fen between 0 and amount_fen)
);
create index cost_part_supplier on claims.cost_part (supplier_id) where supplier_id is not null;

create table claims.recovery (
  id            uuid primary key,
  number        text not null unique,
  claim_id      uuid not null references claims.claim,
  customer_id   uuid not null,
  part_no       integer not null,
  bearer        text not null check (bearer in ('supplier', 'carrier')),
  supplier_id   uuid,
  name          text not null default '',
  asked_fen     bigint not null check (asked_fen > 0),
  answered_fen  bigint check (answered_fen >= 0 and answered_fen <= asked_fen),
  recovered_fen bigint check (recovered_fen >= 0 and recovered_fen <= asked_fen),
  answer        text check (answer in ('accepted', 'partly', 'refused')),
  state         text not null check (state in ('requested', 'answered', 'settled', 'withdrawn')),
  answer_by     timestamptz not null,
  requested_at  timestamptz not null,
  answered_at   timestamptz,
  ended_at      timestamptz
);
create index recovery_claim on claims.recovery (claim_id);
create index recovery_recent on claims.recovery (requested_at desc, id desc);
create index recovery_open on claims.recovery (answer_by, id) where state in ('requested', 'answered');
create index recovery_supplier on claims.recovery (supplier_id, requested_at desc) where supplier_id is not null;
