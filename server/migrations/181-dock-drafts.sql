-- What was not as delivered at the dock (R1.4): waits for a clerk to open a case of it or to let it be. Plain, beside the facts.
create table cases.dock_draft (
  id          uuid primary key,
  note_id     uuid not null,
  -- Null where the whole note was refused.
  line_id     uuid,
  customer_id uuid not null,
  site_id     uuid not null,
  product     text,
  unit        text,
  reason      text not null,
  outcome     text not null check (outcome in ('accepted', 'partly', 'rejected')),
  -- Integers of the base unit: what came, what is settled, what the customer weighed where our scale decides.
  came        bigint,
  accepted    bigint,
  said        bigint,
  deduct_bp   integer not null default 0,
  photos      uuid[] not null default '{}',
  suggested   text not null check (suggested in ('replacement', 'settled', 'look')),
  told_at     timestamptz not null,
  state       text not null default 'open' check (state in ('open', 'opened', 'dismissed')),
  case_id     uuid,
  dismissed_for text,
  decided_by  text,
  decided_at  timestamptz,
  unique nulls not distinct (note_id, line_id)
);
create index dock_draft_open on cases.dock_draft (told_at, id) where state = 'open';
