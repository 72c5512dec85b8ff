-- The customer account (R5.4, R17.3): what claims add to or take off what a customer owes. Append-only; totals are kept by the entries alone.
create table claims.account_entry (
  id          uuid primary key,
  fact_id     uuid not null unique,
  customer_id uuid not null,
  site_id     uuid not null,
  -- First day of the month it is booked in, on the clock of Asia/Shanghai.
  month       date not null check (extract(day from month) = 1),
  claim_id    uuid,
  case_id     uuid,
  note_id     uuid,
  way         text,
  kind        text not null check (kind in ('credit', 'deduction', 'refund-due', 'waiver', 'loss', 'self-purchase', 'advance', 'medical', 'paid', 'replacement-charge', 'recourse-received', 'reversal', 'correction')),
  -- Off or on the bill of the month; or owed and paid by transfer.
  pay         text not null check (pay in ('bill', 'transfer')),
  -- Fen; negative lowers what the customer owes.
  amount_fen  bigint not null check (amount_fen <> 0),
  reverses    uuid references claims.account_entry,
  booked_by   text not null,
  booked_at   timestamptz not null,
  constraint lowers_what_is_owed check (kind not in ('credit', 'deduction', 'refund-due', 'waiver', 'loss', 'self-purchase', 'advance', 'medical') or amount_fen < 0),
  constraint raises_what_is_owed check (kind not in ('paid', 'replacement-charge', 'recourse-received') or amount_fen > 0),
  constraint reversal_names_its_entry check ((kind = 'reversal') = (reverses is not null))
);
create unique index account_entry_reversed_once on claims.account_entry (reverses) where reverses is not null;
create index account_entry_of_month on claims.account_entry (customer_id, month, booked_at, id);
create index account_entry_of_claim on claims.account_entry (claim_id, booked_at) where claim_id is not null;
create index account_entry_of_note on claims.account_entry (note_id) where note_id is not null;

create table claims.account_total (
  customer_id  uuid not null,
  site_id      uuid not null,
  month        date not null,
  bill_fen     bigint not null default 0,
  transfer_fen bigint not null default 0,
  entries      integer not null default 0,
  primary key (customer_id, month, site_id)
);
create index account_total_month on claims.account_total (month, customer_id);

create function claims.keep_account() returns trigger language plpgsql security definer set search_path = claims, pg_catalog as $$
begin
  insert into claims.account_total as t (customer_id, site_id, month, bill_fen, transfer_fen, entries)
    select customer_id, site_id, month, coalesce(sum(amount_fen) filter (where pay = 'bill'), 0), coalesce(sum(amount_fen) filter (where pay = 'transfer'), 0), count(*)
    from entered group by 1, 2, 3 order by 1, 2, 3
    on conflict (customer_id, month, site_id) do update
      set bill_fen = t.bill_fen + excluded.bill_fen, transfer_fen = t.transfer_fen + excluded.transfer_fen, entries = t.entries + excluded.entries;
  return null;
end $$;
create trigger keep_account after insert on claims.account_entry referencing new table as entered for each statement execute function claims.keep_account();

-- Months whose statement is drawn: nothing is booked into them any more.
create table claims.account_closed (
  customer_id uuid not null,
  month       date not null,
  closed_at   timestamptz not null,
  primary key (customer_id, month)
);

-- What an amount rests on, by way.
create table claims.money_detail (
  claim_id       uuid primary key references claims.claim,
  share_bp       integer check (share_bp between 1 and 10000),
  waived         text check (waived in ('note', 'delivery-fee')),
  paid_fen       bigint check (paid_fen >= 0),
  contract_fen   bigint check (contract_fen >= 0),
  billed_fen     bigint check (billed_fen >= 0),
  times_bp       integer check (times_bp >= 0),
  clause_key     text,
  clause_version integer,
  documents_fen  bigint not null default 0,
  document_count integer not null default 0,
  missing        text[] not null default '{}'
);
create table claims.document (
  id         uuid primary key,
  claim_id   uuid not null references claims.claim,
  kind       text not null,
  file_id    uuid not null,
  sha256     text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  added_at   timestamptz not null
);
create index document_claim on claims.document (claim_id);

-- Papers about somebody's health: outside the journal, seen by few, erasable.
create table claims.medical_document (
  id         uuid primary key,
  claim_id   uuid not null,
  kind       text not null,
  file_id    uuid not null,
  amount_fen bigint not null check (amount_fen >= 0),
  added_at   timestamptz not null
);
create index medical_document_claim on claims.medical_document (claim_id);

-- Paid first, the fault still open: never more is borne than was paid.
create table claims.recourse (
  id            uuid primary key,
  claim_id      uuid not null unique references claims.claim,
  customer_id   uuid not null,
  amount_fen    bigint not null check (amount_fen > 0),
  recovered_fen bigint not null default 0,
  opened_at     timestamptz not null,
  constraint never_more_borne_than_paid check (recovered_fen between 0 and amount_fen)
);
create index recourse_open on claims.recourse (opened_at, id) where recovered_fen < amount_fen;
create table claims.recourse_part (
  fact_id     uuid primary key,
  recourse_id uuid not null references claims.recourse,
  bearer      text not null check (bearer in ('supplier', 'carrier', 'customer', 'ours')),
  amount_fen  bigint not null check (amount_fen > 0),
  recovery_id uuid,
  at          timestamptz not null
);
create index recourse_part_of on claims.recourse_part (recourse_id);

-- What people wrote about an entry that no claim holds.
create table claims.account_words (
  entry_id    uuid primary key,
  body        text not null,
  author      text not null,
  author_name text not null
);

-- 待付款: oldest first.
create index claim_to_pay on claims.claim (decided_at, id) where state = 'approved' and pay = 'transfer';

revoke update, delete, truncate on claims.account_entry from xiannuo_app;
revoke insert, update, delete, truncate on claims.account_total from xiannuo_app;
