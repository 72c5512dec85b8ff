-- The one append-only log (design §5). Positions commit out of order: readers go by (tx_id, position) below pg_snapshot_xmin.
create schema journal;

create table journal.fact (
  position    bigint generated always as identity,
  tx_id       xid8 not null default pg_current_xact_id(),
  id          uuid not null,
  name        text not null,
  version     smallint not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor       text not null,
  grade       "char" not null check (grade in ('A', 'B', 'C', 'D')),
  data        jsonb not null,
  subjects    text[] not null,
  primary key (position, recorded_at)
) partition by range (recorded_at);

create index fact_reader on journal.fact (tx_id, position);

-- Which facts speak of a subject. One row per fact and subject.
create table journal.fact_subject (
  subject_type text not null,
  subject_id   text not null,
  position     bigint not null,
  recorded_at  timestamptz not null,
  primary key (subject_type, subject_id, position)
);

-- A seal closes all facts of transactions below `until_tx` that no seal closed before, under one Merkle root chained to the last.
create table journal.seal (
  number     bigint primary key,
  from_tx    xid8 not null,
  until_tx   xid8 not null,
  sealed_at  timestamptz not null,
  facts      integer not null,
  positions  bigint[] not null,
  leaves     bytea not null,
  root       bytea not null,
  chain      bytea not null,
  check (octet_length(leaves) = 32 * facts and cardinality(positions) = facts)
);

-- Tasks that follow the journal remember how far they read.
create table journal.reader (
  name     text primary key,
  tx_id    xid8 not null,
  position bigint not null
);

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on journal.fact for each statement execute function journal.refuse_change();
create trigger append_only before update or delete or truncate on journal.fact_subject for each statement execute function journal.refuse_change();
create trigger append_only before update or delete or truncate on journal.seal for each statement execute function journal.refuse_change();
revoke update, delete, truncate on journal.fact, journal.fact_subject, journal.seal from xiannuo_app;

-- Month partitions, made ahead by the owner at start-up and daily; the default one catches a clock that ran away.
create function journal.make_partitions(around timestamptz, ahead integer default 3) returns void language plpgsql security definer set search_path = journal, pg_catalog as $$
declare month date; name text;
begin
  for step in -1 .. ahead loop
    month := (date_trunc('month', around at time zone 'UTC') + make_interval(months => step))::date;
    name := format('fact_%s', to_char(month, 'YYYY_MM'));
    if to_regclass('journal.' || name) is null then
      execute format('create table journal.%I partition of journal.fact for values from (%L) to (%L)', name,
        month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
      execute format('revoke update, delete, truncate on journal.%I from xiannuo_app', name);
    end if;
  end loop;
end $$;
create table journal.fact_other partition of journal.fact default;
revoke update, delete, truncate on journal.fact_other from xiannuo_app;
