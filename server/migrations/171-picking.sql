-- From notes to a loaded van (R1.4, R1.10). Life-cycle: written by apply(fact) alone and rebuilt from the journal.
create table deliveries.wave (
  id        uuid primary key,
  day       date not null,
  -- 1, 2, 3 … of its day.
  wave_no   integer not null,
  state     text not null check (state in ('open', 'picking', 'done')),
  opened_at timestamptz not null,
  done_at   timestamptz,
  unique (day, wave_no)
);

alter table deliveries.note
  -- What the stock check before departure (清点) counted and found to differ.
  add column crates_counted integer check (crates_counted >= 0),
  add column differences jsonb not null default '[]',
  add column departed_unchecked boolean not null default false;

alter table deliveries.note_line
  -- The picking scale: grams, packaging included, and the packaging. The dock's scale is `gross`, `tare`, `net`.
  add column pick_gross bigint check (pick_gross >= 0),
  add column pick_tare bigint check (pick_tare >= 0),
  -- Grows with every word about this line, so that two who pick it at once notice each other.
  add column pick_version integer not null default 0,
  add check (pick_tare <= pick_gross);

-- What people wrote while counting: beside the note, never in facts.
create table deliveries.load_remark (
  note_id     uuid primary key,
  body        text not null,
  recorded_at timestamptz not null
);
