-- On the road (R1.7, R1.8, R1.11, R6). Life-cycle: written by apply(fact) alone and rebuilt from the journal.
alter table deliveries.note
  -- The last word of the system that this will be late, and how near the end of the window it saw it.
  add column foreseen_at timestamptz,
  add column foreseen_step text check (foreseen_step in ('near', 'past')),
  add column foreseen_estimate timestamptz,
  -- The last estimate that the customer was told, and when.
  add column told_estimate timestamptz,
  add column told_at timestamptz,
  add column rating_asked_at timestamptz;
create index note_unrated on deliveries.note (accepted_at) where accepted_at is not null and rating_asked_at is null;

-- Waits at the gate: a note may have several. Until when follows from what came next.
create table deliveries.gate_wait (
  id           uuid primary key,
  note_id      uuid not null,
  customer_id  uuid not null,
  reason       text not null,
  caused_by    text not null,
  metres       integer,
  began_at     timestamptz not null,
  grade        text not null,
  proof_sha256 text[] not null default '{}'
);
create index gate_wait_note on deliveries.gate_wait (note_id);

create table deliveries.exception (
  id           uuid primary key,
  -- What was reported of a van at once.
  together_id  uuid not null,
  note_id      uuid not null,
  customer_id  uuid not null,
  site_id      uuid not null,
  kind         text not null,
  caused_by    text not null,
  state        text not null check (state in ('reported', 'proposed', 'settled')),
  remedy       text,
  new_estimate timestamptz,
  told         boolean not null default false,
  ending       text,
  vehicle      text,
  reported_at  timestamptz not null,
  proposed_at  timestamptz,
  settled_at   timestamptz
);
create index exception_note on deliveries.exception (note_id);
create index exception_open on deliveries.exception (reported_at) where state <> 'settled';

create table deliveries.goods_state (
  id             uuid primary key,
  note_id        uuid not null,
  customer_id    uuid not null,
  tenths_celsius integer,
  looks          text not null,
  occurred_at    timestamptz not null
);
create index goods_state_note on deliveries.goods_state (note_id);

-- What people wrote about a trip: beside, never in facts.
create table deliveries.road_word (
  id           uuid primary key,
  note_id      uuid not null,
  exception_id uuid,
  step         text not null,
  body         text not null,
  author       text not null,
  author_name  text not null,
  written_at   timestamptz not null
);
create index road_word_note on deliveries.road_word (note_id, written_at);

-- Beside the facts: where each open stop is expected, computed anew with every tap and every minute.
create table deliveries.estimate (
  note_id     uuid primary key,
  arrive_at   timestamptz not null,
  reason      text not null,
  -- Stops of the same van before this one.
  stops_before integer not null,
  computed_at timestamptz not null
);

-- What estimates reckon with. The row of the latest valid_from counts; the company adds rows of its own.
create table deliveries.road_figures (
  valid_from       date primary key,
  -- Average over a city morning, stops and lights included.
  speed_kmh        integer not null check (speed_kmh between 1 and 120),
  -- Road against the straight line, in basis points.
  detour_bp        integer not null check (detour_bp >= 10000),
  -- A leg where either place is unknown; and one that should be over by now but is not.
  leg_minutes      integer not null check (leg_minutes > 0),
  overdue_minutes  integer not null check (overdue_minutes > 0),
  -- At a dock, until today's own stops tell better.
  service_minutes  integer not null check (service_minutes > 0),
  -- How much longer a closed gate is reckoned to stay closed.
  gate_minutes     integer not null check (gate_minutes > 0),
  -- So close to the end of the window counts as in danger.
  near_minutes     integer not null check (near_minutes >= 0),
  depot_longitude  double precision,
  depot_latitude   double precision,
  source           text not null,
  mark             text not null
);
insert into deliveries.road_figures (valid_from, speed_kmh, detour_bp, leg_minutes, overdue_minutes, service_minutes, gate_minutes, near_minutes, source, mark)
values ('2026-01-01', 28, 13500, 15, 5, 12, 10, 15, '本公司估计：城区早间配送的平均车速、绕行系数与停留时间；请按车辆定位记录修订', 'own');
