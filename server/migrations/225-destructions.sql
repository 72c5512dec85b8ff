-- What shows that goods were destroyed as the law asks (食品安全法 63, 实施条例 29).
-- Life-cycle table: written by apply(fact) alone.
create table lots.destruction (
  event_id     uuid primary key,
  lot_id       uuid not null references lots.lot,
  -- Grams on the scale.
  weight       bigint,
  reported_at  timestamptz,
  destroyed_on date not null,
  photos       jsonb not null
);
create index destruction_lot on lots.destruction (lot_id);

-- Plain: names of people and places.
create table lots.destruction_words (
  event_id    uuid primary key,
  place       text not null,
  reported_to text not null,
  witnesses   text[] not null
);

-- What people wrote when they lifted a hold, or a part of it, and who did.
create table lots.lift_words (
  id          uuid primary key,
  hold_id     uuid not null,
  body        text not null,
  author_name text not null,
  lots        integer not null,
  recorded_at timestamptz not null
);
create index lift_words_hold on lots.lift_words (hold_id);
