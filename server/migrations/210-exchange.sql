-- How tables of other platforms read: which of their columns is which of our fields (R1.12). Settings of clerks, not history.
create table deliveries.mapping (
  id         uuid primary key,
  -- Names a shipped mapping; null for own ones.
  key        text unique,
  name       text not null,
  -- receipts: signed receipts come in as acceptances. notes: notes and ledgers go out.
  direction  text not null check (direction in ('receipts', 'notes')),
  columns    jsonb not null,
  options    jsonb not null,
  version    integer not null default 1,
  active     boolean not null default true,
  changed_by text not null,
  changed_at timestamptz not null
);
