-- Service commitments (R0.3): one judged clause on one subject, pinned to contract and calendar version.
create schema commitments;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal.
create table commitments.commitment (
  id               uuid primary key,
  -- `<contract or plan>@<version>#<clause id>`; the text is immutable and stays with its plan.
  clause_key       text not null,
  clause_id        text not null,
  contract_key     text not null,
  contract_version integer not null,
  kind             text not null check (kind in ('deadline', 'recurring', 'never', 'measure', 'attested')),
  bound            text not null check (bound in ('us', 'team', 'customer', 'supplier')),
  subject_type     text not null,
  subject_id       text not null,
  -- Id of the start fact, a period, or `subject`.
  instance         text not null,
  customer_id      uuid,
  site_id          uuid,
  opened_at        timestamptz not null,
  verdict          text not null check (verdict in ('running', 'met', 'missed', 'excused', 'retracted', 'not-applicable', 'unobserved')),
  calendar_version text not null,
  started_at       timestamptz not null,
  due_at           timestamptz,
  decided_at       timestamptz,
  done_at          timestamptz,
  paused           boolean not null,
  allowed_ms       bigint,
  used_ms          bigint,
  value            double precision,
  grade            text check (grade in ('A', 'B', 'C', 'D')),
  pauses           jsonb not null,
  evidence         jsonb not null,
  unknown          text,
  acknowledged_at  timestamptz,
  next_alarm_at    timestamptz,
  next_step        text,
  -- Steps told: a deadline that moves tells nothing twice.
  told             text[] not null,
  -- A miss was taken back by a late fact or a repair.
  corrected        boolean not null,
  quarantined      boolean not null,
  unique (subject_type, subject_id, clause_key, instance)
);
create index commitment_due on commitments.commitment (next_alarm_at) where next_alarm_at is not null;
create index commitment_customer on commitments.commitment (customer_id, (coalesce(decided_at, due_at, started_at)));
create index commitment_running on commitments.commitment (due_at) where verdict = 'running' and due_at is not null;
create index commitment_overdue on commitments.commitment (decided_at) where verdict = 'missed' and acknowledged_at is null;
create index commitment_quarantined on commitments.commitment (opened_at) where quarantined;

create table commitments.excuse (
  id            uuid primary key,
  commitment_id uuid not null,
  clause_key    text not null,
  instance      text not null,
  subject_type  text not null,
  subject_id    text not null,
  customer_id   uuid,
  reason        text not null check (reason in ('force-majeure', 'customer-caused', 'other')),
  files         jsonb not null,
  text_hash     text not null,
  state         text not null check (state in ('waiting', 'approved', 'declined')),
  requested_at  timestamptz not null,
  requested_by  text not null,
  decided_at    timestamptz,
  decided_by    text
);
create index excuse_commitment on commitments.excuse (commitment_id);
create index excuse_waiting on commitments.excuse (requested_at) where state = 'waiting';

-- Fulfilment report (R0.5), customer edition: a draft is frozen when a named person releases it.
create table commitments.report (
  id               uuid primary key,
  customer_id      uuid not null,
  contract_key     text not null,
  contract_version integer not null,
  period           text not null,
  state            text not null check (state in ('draft', 'released')),
  sha256           text not null,
  drafted_at       timestamptz not null,
  drafted_by       text not null,
  released_at      timestamptz,
  released_by      text
);
create index report_customer on commitments.report (customer_id, drafted_at desc, id desc);

create table commitments.report_line (
  report_id  uuid not null references commitments.report,
  line       integer not null,
  clause_key text not null,
  state      text not null check (state in ('open', 'confirmed', 'disputed')),
  answered_at timestamptz,
  answered_by text,
  word_hash  text,
  primary key (report_id, line)
);

-- What people wrote, and the frozen wording of reports: not in the journal, referred to by id and hash.
create table commitments.word (
  id         uuid primary key,
  about_type text not null,
  about_id   text not null,
  body       text not null,
  author     text not null,
  written_at timestamptz not null
);
create index word_about on commitments.word (about_type, about_id);

create table commitments.report_content (
  report_id uuid not null,
  sha256    text not null,
  content   jsonb not null,
  primary key (report_id, sha256)
);
