-- Purchase and sales ledgers (进货/销货台账, R7.3): legally complete, never rewritten. A mistake is mended by a further entry.
create schema ledgers;
create sequence ledgers.number;

-- Append-only by rights. Names, addresses and phones stand as they were on that day: the law asks for them here, and they are never in facts.
create table ledgers.entry (
  id           uuid primary key,
  number       text not null unique,
  book         text not null check (book in ('purchase', 'sales')),
  kind         text not null check (kind in ('entry', 'return', 'correction')),
  -- The entry that this one corrects.
  corrects     uuid references ledgers.entry,
  on_day       date not null,
  lot_id       uuid,
  lot_number   text,
  supplier_lot text,
  day_lot      boolean not null default false,
  product_id   uuid,
  product_code text,
  product      text not null,
  spec         text not null default '',
  category     text,
  -- In the base unit; negative for what came back or was too much.
  amount       bigint not null,
  unit         text not null,
  origin       text not null default '',
  produced_on  date,
  expires_on   date,
  shelf_life_days integer,
  party_id     uuid,
  party_name   text not null default '',
  party_address text not null default '',
  party_contact text not null default '',
  -- What brought it about: the event of the goods, or the delivery note and its line.
  event_id     uuid,
  note_id      uuid,
  note_number  text,
  line_id      uuid,
  -- Fields the law asks for that nobody gave.
  missing      text[] not null default '{}',
  -- Why it was corrected.
  reason       text not null default '',
  posted_by    text not null,
  posted_at    timestamptz not null
);
create index entry_book on ledgers.entry (book, on_day desc, number desc);
create index entry_lot on ledgers.entry (lot_id) where lot_id is not null;
create index entry_party on ledgers.entry (party_id, on_day desc) where party_id is not null;
create index entry_incomplete on ledgers.entry (book, on_day) where missing <> '{}';
create index entry_corrects on ledgers.entry (corrects) where corrects is not null;
-- What was posted once is not posted again: one entry for each lot of an event, or of a line.
create unique index entry_once on ledgers.entry (event_id, line_id, lot_id, kind) nulls not distinct where kind <> 'correction';
revoke update, delete, truncate on ledgers.entry from xiannuo_app;
-- How entries come in: without what is given here.
create type ledgers.entry_in as (
  id uuid, letters text, book text, kind text, corrects uuid, on_day date, lot_id uuid, lot_number text, supplier_lot text, day_lot boolean, product_id uuid,
  product_code text, product text, spec text, category text, amount bigint, unit text, origin text, produced_on date, expires_on date, shelf_life_days integer,
  party_id uuid, party_name text, party_address text, party_contact text, event_id uuid, note_id uuid, note_number text, line_id uuid, missing text[], reason text
);

-- What happened and is not in the books yet; the sweep empties it within seconds.
create table ledgers.due (
  fact_id     uuid primary key,
  name        text not null,
  data        jsonb not null,
  occurred_at timestamptz not null,
  since       timestamptz not null
);
create index due_since on ledgers.due (since, fact_id);

-- Life-cycle table: goods whose records must be kept whatever their age (a case, a recall, an authority).
create table ledgers.legal_hold (
  id         uuid primary key,
  reason     text not null,
  recall_id  uuid,
  lots       uuid[] not null,
  set_at     timestamptz not null,
  lifted_at  timestamptz
);
create index legal_hold_open on ledgers.legal_hold using gin (lots) where lifted_at is null;
-- What people wrote about it.
create table ledgers.legal_hold_words (
  hold_id     uuid primary key,
  body        text not null,
  author      text not null,
  author_name text not null,
  recorded_at timestamptz not null
);
-- Papers are found by the lot they name.
create index certificate_lot on certificates.certificate (lower(trim(lot))) where lot is not null;
