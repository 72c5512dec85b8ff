-- Lots are the only owner of physical quantities (R7): what came in, where it lies, what it became, who got it.
create schema lots;
create sequence lots.number;

-- Life-cycle tables: written by apply(fact) alone and rebuilt from the journal. No personal data.
-- Our own stores. Vans and kitchens are places by their own ids and need no row here.
create table lots.place (
  id          uuid primary key,
  kind        text not null check (kind in ('store', 'quarantine')),
  name        text not null unique,
  temperature text not null check (temperature in ('ambient', 'chilled', 'frozen')),
  active      boolean not null default true,
  opened_at   timestamptz not null
);

create table lots.lot (
  id            uuid primary key,
  -- Ours, printed and scanned: PC261122-000001.
  number        text not null unique,
  product_id    uuid not null,
  -- Null: made by us of other lots.
  supplier_id   uuid,
  -- As the supplier wrote it; null: asked for and not given.
  supplier_lot  text,
  -- Supplier, day and product stand for a lot number that nobody gave (R7.1).
  day_lot       boolean not null default false,
  -- 产地
  origin        text not null default '',
  -- The unit in which people speak of it; amounts are integers of its base.
  unit          text not null,
  base          text not null check (base in ('g', 'ml', 'piece')),
  made_by       text not null,
  received_on   date not null,
  produced_on   date,
  expires_on    date,
  -- Which of the two days was computed by shelf life, where one was.
  derived       text check (derived in ('produced', 'expires')),
  state         text not null default 'available' check (state in ('available', 'held', 'quarantined', 'recalled', 'destroyed')),
  registered_at timestamptz not null,
  check (expires_on >= produced_on)
);
create unique index lot_of_supplier on lots.lot (supplier_id, product_id, supplier_lot) where supplier_lot is not null;
create index lot_product on lots.lot (product_id, received_on desc, id desc);
create index lot_supplier on lots.lot (supplier_id, received_on desc) where supplier_id is not null;
create index lot_recent on lots.lot (received_on desc, id desc);
create index lot_state on lots.lot (state, id) where state <> 'available';
create index lot_expiry on lots.lot (expires_on, id) where expires_on is not null;
create index lot_search on lots.lot using gin (number gin_trgm_ops, supplier_lot gin_trgm_ops);

-- One event of a kind, with one or many movements: a receipt, a split, the picking of a note.
create table lots.event (
  id          uuid primary key,
  kind        text not null,
  -- A code of the list that belongs to its kind.
  reason      text,
  note_id     uuid,
  actor       text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
create index event_note on lots.event (note_id) where note_id is not null;

-- Double entry: every amount leaves one place and comes to another, so that a lot's amounts always add up to nothing.
-- Append-only. Places outside our hands (supplier, destroyed, consumed, process, count, weighing) have the id of nobody.
create table lots.movement (
  event_id   uuid not null,
  leg        integer not null,
  kind       text not null,
  -- No foreign key here and at the balance: it would lock a lot for every kitchen that gets some of it. The trigger looks instead; lots are never deleted.
  lot_id     uuid not null,
  from_kind  text not null,
  from_place uuid not null,
  to_kind    text not null,
  to_place   uuid not null,
  amount     bigint not null check (amount > 0),
  note_id    uuid,
  line_id    uuid,
  occurred_at timestamptz not null,
  primary key (event_id, leg),
  check ((from_kind, from_place) <> (to_kind, to_place))
);
create index movement_lot on lots.movement (lot_id, occurred_at, event_id);
create index movement_line on lots.movement (line_id) where line_id is not null;

-- How much of a lot lies where: kept by the movements themselves and by nothing else. Only places where goods lie.
create table lots.balance (
  lot_id     uuid not null,
  place_kind text not null check (place_kind in ('store', 'quarantine', 'staging', 'van', 'site')),
  place_id   uuid not null,
  amount     bigint not null,
  primary key (lot_id, place_kind, place_id),
  constraint never_less_than_nothing check (amount >= 0)
);
create index balance_place on lots.balance (place_kind, place_id) where amount > 0;

-- What became of what: a lot of lots (split, repack, mix, transform). `taken` in the base of the one, `given` in the base of the other.
create table lots.edge (
  from_lot  uuid not null references lots.lot,
  to_lot    uuid not null references lots.lot,
  event_id  uuid not null,
  kind      text not null,
  taken     bigint not null check (taken >= 0),
  given     bigint not null check (given >= 0),
  -- Goods lay together without being blended: how much of the one is in the other nobody knows, `given` is the most it can be.
  possible  boolean not null,
  primary key (from_lot, to_lot, event_id),
  check (from_lot <> to_lot)
);
create index edge_back on lots.edge (to_lot, from_lot) include (taken, given, possible, kind);
create index edge_forward on lots.edge (from_lot, to_lot) include (taken, given, possible, kind);

-- Which lots a line of a delivery note carries: running totals beside the movements, and where several lots lay together, those it may carry.
create table lots.line (
  line_id     uuid not null,
  lot_id      uuid not null references lots.lot,
  note_id     uuid not null,
  note_number text not null,
  customer_id uuid not null,
  site_id     uuid not null,
  delivery_on date not null,
  -- scanned or named by a person, chosen by rule, or only possible (then `picked` is nothing and `at_most` says how much it can be).
  certainty   text not null check (certainty in ('named', 'by-rule', 'possible')),
  at_most     bigint not null default 0,
  -- Where it is: picked and waiting, on the van, at the kitchen; over: called off or all gone.
  stage       text not null check (stage in ('staging', 'van', 'site', 'over')),
  vehicle_id  uuid,
  picked      bigint not null default 0,
  delivered   bigint not null default 0,
  returned    bigint not null default 0,
  destroyed   bigint not null default 0,
  consumed    bigint not null default 0,
  primary key (line_id, lot_id)
);
create index line_lot on lots.line (lot_id, delivery_on desc, line_id);
create index line_note on lots.line (note_id);
create index line_customer on lots.line (customer_id, delivery_on desc);
create index line_stage on lots.line (stage, lot_id) where stage in ('staging', 'van');

-- Goods stopped: 冻结停发 (hold), 封存 (quarantine), recall. A lot's state is that of the strongest that stands.
create table lots.hold (
  id          uuid primary key,
  kind        text not null check (kind in ('hold', 'quarantine', 'recall')),
  reason      text not null,
  case_id     uuid,
  customer_id uuid,
  alert_id    uuid,
  recall_id   uuid,
  lot_count   integer not null,
  began_at    timestamptz not null,
  lifted_at   timestamptz,
  -- Why it was lifted: harmless, disposed of, mistaken …
  outcome     text
);
create index hold_open on lots.hold (began_at desc, id desc) where lifted_at is null;
create index hold_case on lots.hold (case_id) where case_id is not null;
create table lots.hold_lot (
  hold_id   uuid not null references lots.hold,
  lot_id    uuid not null references lots.lot,
  lifted_at timestamptz,
  primary key (hold_id, lot_id)
);
create index hold_of_lot on lots.hold_lot (lot_id) where lifted_at is null;

-- What people wrote about an event or a hold: personal data may stand here, never in facts.
create table lots.words (
  about_id    uuid primary key,
  body        text not null,
  author      text not null,
  author_name text not null,
  recorded_at timestamptz not null
);

-- Checks a movement where nobody can go round it: what is stopped or expired is not picked, loaded or worked on, and nothing goes below nothing.
-- XL001: not enough, XL002: stopped, XL003: expired; the detail is JSON for the refusal.
create function lots.keep_balance() returns trigger language plpgsql security definer set search_path = lots, pg_catalog as $$
declare bad record;
begin
  if exists (select from moved m where not exists (select from lots.lot l where l.id = m.lot_id)) then
    raise exception 'no such lot' using errcode = 'foreign_key_violation';
  end if;
  -- Only what a hold stops has to wait for holds; handing over and taking back do not.
  if exists (select from moved where kind in ('split', 'repacked', 'mixed', 'transformed', 'picked', 'loaded')) then
    perform from lots.lot where id in (select lot_id from moved) order by id for share;
    select l.id, l.number, l.state, m.kind into bad from moved m join lots.lot l on l.id = m.lot_id
      where l.state <> 'available' and m.kind in ('split', 'repacked', 'mixed', 'transformed', 'picked', 'loaded') and m.from_kind in ('store', 'staging', 'quarantine')
      order by m.leg limit 1;
    if found then
      raise exception 'lot % is %', bad.number, bad.state using errcode = 'XL002', detail = json_build_object('lotId', bad.id, 'number', bad.number, 'state', bad.state, 'kind', bad.kind)::text;
    end if;
    select l.id, l.number, l.expires_on, m.kind into bad from moved m join lots.lot l on l.id = m.lot_id
      where l.expires_on < (m.occurred_at at time zone 'Asia/Shanghai')::date and m.kind in ('split', 'repacked', 'mixed', 'transformed', 'picked', 'loaded')
        and m.from_kind in ('store', 'staging', 'quarantine')
      order by m.leg limit 1;
    if found then
      raise exception 'lot % expired', bad.number using errcode = 'XL003', detail = json_build_object('lotId', bad.id, 'number', bad.number, 'expiresOn', bad.expires_on, 'kind', bad.kind)::text;
    end if;
  end if;
  insert into lots.balance (lot_id, place_kind, place_id, amount)
    select distinct lot_id, to_kind, to_place, 0 from moved where to_kind in ('store', 'quarantine', 'staging', 'van', 'site')
    order by 1, 2, 3 on conflict do nothing;
  perform from lots.balance b join (select lot_id, from_kind as kind, from_place as place from moved union select lot_id, to_kind, to_place from moved) t
    on b.lot_id = t.lot_id and b.place_kind = t.kind and b.place_id = t.place order by b.lot_id, b.place_kind, b.place_id for update of b;
  -- Every leg alone must be possible after those before it, so the lowest point counts, not only the end.
  with step as (
    select lot_id, from_kind as kind, from_place as place, event_id, leg, -amount as change from moved
    union all select lot_id, to_kind, to_place, event_id, leg, amount from moved
  ), running as (
    select lot_id, kind, place, sum(change) over (partition by lot_id, kind, place order by event_id, leg) as level, change from step
    where kind in ('store', 'quarantine', 'staging', 'van', 'site')
  ), lowest as (select lot_id, kind, place, min(level) as level from running group by 1, 2, 3)
  select l.id, l.number, l.unit, w.kind, w.place, coalesce(b.amount, 0) as has, -w.level as wants into bad
    from lowest w join lots.lot l on l.id = w.lot_id left join lots.balance b on b.lot_id = w.lot_id and b.place_kind = w.kind and b.place_id = w.place
    where coalesce(b.amount, 0) + w.level < 0 order by l.number limit 1;
  if found then
    raise exception 'not enough of lot %', bad.number using errcode = 'XL001',
      detail = json_build_object('lotId', bad.id, 'number', bad.number, 'unit', bad.unit, 'placeKind', bad.kind, 'placeId', bad.place, 'has', bad.has, 'wants', bad.wants)::text;
  end if;
  update lots.balance b set amount = b.amount + t.change from (
    select lot_id, kind, place, sum(change) as change from (
      select lot_id, from_kind as kind, from_place as place, -amount as change from moved
      union all select lot_id, to_kind, to_place, amount from moved
    ) both_ends group by 1, 2, 3
  ) t where b.lot_id = t.lot_id and b.place_kind = t.kind and b.place_id = t.place and t.change <> 0;
  return null;
end $$;
create trigger keep_balance after insert on lots.movement referencing new table as moved for each statement execute function lots.keep_balance();

revoke update, delete, truncate on lots.movement, lots.edge from xiannuo_app;
revoke insert, update, delete, truncate on lots.balance from xiannuo_app;
