-- Goods that come back on a claim (R5.5), and goods that are never sold again (decision 019).

-- Amounts of a lot that are unsafe, and where they lie. Unsafe goods are the same lot as good ones: the book keeps them apart by amount and place.
create table lots.unsafe_mark (
  fact_id     uuid not null,
  leg         integer not null,
  lot_id      uuid not null,
  place_kind  text not null check (place_kind in ('store', 'quarantine', 'staging', 'van', 'site')),
  place_id    uuid not null,
  amount      bigint not null check (amount > 0),
  -- The movement that brought them back, where one did.
  event_id    uuid,
  why         text not null check (why in ('claim', 'inspection')),
  case_id     uuid,
  customer_id uuid,
  marked_at   timestamptz not null,
  primary key (fact_id, leg)
);
create index unsafe_mark_lot on lots.unsafe_mark (lot_id);
create index unsafe_mark_event on lots.unsafe_mark (event_id) where event_id is not null;
-- So much of what lies there: kept by marks and movements themselves and by nothing else.
create table lots.unsafe (
  lot_id     uuid not null,
  place_kind text not null,
  place_id   uuid not null,
  amount     bigint not null check (amount >= 0),
  primary key (lot_id, place_kind, place_id)
);

create function lots.mark_unsafe() returns trigger language plpgsql security definer set search_path = lots, pg_catalog as $$
declare bad record;
begin
  perform from lots.balance b join marked m on b.lot_id = m.lot_id and b.place_kind = m.place_kind and b.place_id = m.place_id
    order by b.lot_id, b.place_kind, b.place_id for update of b;
  insert into lots.unsafe as u (lot_id, place_kind, place_id, amount)
    select lot_id, place_kind, place_id, sum(amount) from marked group by 1, 2, 3 order by 1, 2, 3
    on conflict (lot_id, place_kind, place_id) do update set amount = u.amount + excluded.amount;
  select l.number, l.unit, m.place_kind, coalesce(b.amount, 0) as has, u.amount as wants, l.id into bad
    from marked m join lots.unsafe u on u.lot_id = m.lot_id and u.place_kind = m.place_kind and u.place_id = m.place_id join lots.lot l on l.id = m.lot_id
    left join lots.balance b on b.lot_id = m.lot_id and b.place_kind = m.place_kind and b.place_id = m.place_id
    where u.amount > coalesce(b.amount, 0) limit 1;
  if found then
    raise exception 'not so much of lot % lies there', bad.number using errcode = 'XL001',
      detail = json_build_object('lotId', bad.id, 'number', bad.number, 'unit', bad.unit, 'placeKind', bad.place_kind, 'has', bad.has, 'wants', bad.wants)::text;
  end if;
  return null;
end $$;
create trigger mark_unsafe after insert on lots.unsafe_mark referencing new table as marked for each statement execute function lots.mark_unsafe();

-- After keep_balance, by its name. Unsafe goods go to destruction, to their supplier, to quarantine and on a van that takes them there: on these
-- ways they go first. On every other way only what is not unsafe may leave a place. XL004: what is left would not cover the unsafe goods.
create function lots.keep_unsafe() returns trigger language plpgsql security definer set search_path = lots, pg_catalog as $$
declare
  step record;
  has bigint;
  takes bigint;
  bad record;
begin
  -- Recalled goods in quarantine have no other way out either, as long as they are recalled.
  select l.id, l.number, l.unit, m.kind, m.from_kind, m.amount as wants into bad from moved m join lots.lot l on l.id = m.lot_id
    where m.from_kind = 'quarantine' and m.to_kind not in ('destroyed', 'supplier', 'quarantine', 'van') and l.state = 'recalled' order by m.leg limit 1;
  if found then
    raise exception 'lot % is recalled', bad.number using errcode = 'XL004',
      detail = json_build_object('lotId', bad.id, 'number', bad.number, 'unit', bad.unit, 'placeKind', bad.from_kind, 'kind', bad.kind, 'unsafe', bad.wants)::text;
  end if;
  if not exists (select from moved m join lots.unsafe u on u.lot_id = m.lot_id and u.place_kind = m.from_kind and u.place_id = m.from_place where u.amount > 0) then
    return null;
  end if;
  for step in select * from moved order by event_id, leg loop
    select amount into has from lots.unsafe where lot_id = step.lot_id and place_kind = step.from_kind and place_id = step.from_place for update;
    continue when coalesce(has, 0) = 0 or step.to_kind not in ('destroyed', 'supplier', 'quarantine', 'van');
    takes := least(has, step.amount);
    update lots.unsafe set amount = amount - takes where lot_id = step.lot_id and place_kind = step.from_kind and place_id = step.from_place;
    if step.to_kind in ('quarantine', 'van') then
      insert into lots.unsafe as u (lot_id, place_kind, place_id, amount) values (step.lot_id, step.to_kind, step.to_place, takes)
        on conflict (lot_id, place_kind, place_id) do update set amount = u.amount + excluded.amount;
    end if;
  end loop;
  -- What a kitchen has eaten nobody can keep apart any more.
  update lots.unsafe u set amount = b.amount from lots.balance b
    where b.lot_id = u.lot_id and b.place_kind = u.place_kind and b.place_id = u.place_id and u.amount > b.amount
      and exists (select from moved m where m.lot_id = u.lot_id and m.from_kind = u.place_kind and m.from_place = u.place_id and m.to_kind = 'consumed');
  select l.id, l.number, l.unit, m.kind, m.from_kind, u.amount as unsafe into bad
    from moved m join lots.unsafe u on u.lot_id = m.lot_id and u.place_kind = m.from_kind and u.place_id = m.from_place
    join lots.balance b on b.lot_id = u.lot_id and b.place_kind = u.place_kind and b.place_id = u.place_id join lots.lot l on l.id = m.lot_id
    where u.amount > b.amount order by m.leg limit 1;
  if found then
    raise exception 'unsafe goods of lot %', bad.number using errcode = 'XL004',
      detail = json_build_object('lotId', bad.id, 'number', bad.number, 'unit', bad.unit, 'placeKind', bad.from_kind, 'kind', bad.kind, 'unsafe', bad.unsafe)::text;
  end if;
  return null;
end $$;
create trigger keep_unsafe after insert on lots.movement referencing new table as moved for each statement execute function lots.keep_unsafe();

revoke insert, update, delete, truncate on lots.unsafe from xiannuo_app;
revoke update, delete, truncate on lots.unsafe_mark from xiannuo_app;

-- A claim about food safety stays one, and nothing comes back on it unmarked.
create function claims.stays_unsafe() returns trigger language plpgsql as $$
begin
  raise exception 'claim % is about food safety and stays so', old.number using errcode = 'XC001';
end $$;
create trigger stays_unsafe before update on claims.claim for each row when (old.food_safety and not new.food_safety) execute function claims.stays_unsafe();
create function claims.must_be_marked() returns trigger language plpgsql security definer set search_path = claims, pg_catalog as $$
begin
  if exists (
    select from entered e join claims.claim c on c.id = e.claim_id
      where e.kind = 'came-back' and c.food_safety and e.lot_id is not null and e.event_id is not null
        and not exists (select from lots.unsafe_mark m where m.event_id = e.event_id and m.lot_id = e.lot_id)
        and not exists (select from lots.movement v where v.event_id = e.event_id and v.lot_id = e.lot_id and v.to_kind in ('destroyed', 'supplier'))) then
    raise exception 'goods of a claim about food safety came back unmarked' using errcode = 'XC002';
  end if;
  return null;
end $$;
create trigger must_be_marked after insert on claims.entry referencing new table as entered for each statement execute function claims.must_be_marked();

-- Life-cycle tables: written by apply(fact) alone. No personal data.
create sequence claims.pickup_number;
create sequence claims.parcel_number;
create table claims.pickup (
  id           uuid primary key,
  number       text not null unique,
  claim_id     uuid not null references claims.claim,
  customer_id  uuid not null,
  site_id      uuid not null,
  food_safety  boolean not null,
  until        timestamptz not null,
  state        text not null check (state in ('open', 'planned', 'collected', 'called-off')),
  -- With the next van that stops there, or by a run of its own.
  mode         text check (mode in ('van', 'run')),
  stop_note_id uuid,
  driver_id    uuid,
  vehicle      text,
  due_at       timestamptz,
  by_rule      boolean not null default false,
  opened_at    timestamptz not null,
  planned_at   timestamptz,
  collected_at timestamptz
);
create index pickup_claim on claims.pickup (claim_id);
create index pickup_open on claims.pickup (until, id) where state in ('open', 'planned');
create index pickup_site on claims.pickup (site_id) where state in ('open', 'planned');

-- 退货件: what comes back of one line and lot of a claim, with a label of its own.
create table claims.parcel (
  id             uuid primary key,
  number         text not null unique,
  claim_id       uuid not null references claims.claim,
  pickup_id      uuid not null references claims.pickup,
  item_id        uuid not null,
  line_id        uuid not null,
  note_line_id   uuid not null,
  note_id        uuid not null,
  customer_id    uuid not null,
  site_id        uuid not null,
  lot_id         uuid,
  product_id     uuid,
  unit           text not null,
  food_safety    boolean not null,
  -- Integers of the base unit: to be fetched, by the driver's word, by the store's scale, and gone of that.
  expected       bigint not null check (expected > 0),
  collected      bigint check (collected >= 0),
  received       bigint check (received >= 0),
  disposed       bigint not null default 0 check (disposed >= 0),
  -- So much of it lots know of: the rest came without a lot, or above the books.
  booked         bigint not null default 0 check (booked >= 0),
  state          text not null check (state in ('expected', 'on-the-way', 'received', 'quarantined', 'inspected', 'disposed', 'called-off')),
  -- Where it lies: a van, then a place of ours.
  place_kind     text,
  place_id       uuid,
  -- Never sellable again: of a claim about food safety, or found so.
  unsafe         boolean not null,
  finding        text,
  collected_at   timestamptz,
  received_at    timestamptz,
  quarantined_at timestamptz,
  inspected_at   timestamptz,
  disposed_at    timestamptz
);
create index parcel_claim on claims.parcel (claim_id);
create index parcel_pickup on claims.parcel (pickup_id);
create index parcel_shelf on claims.parcel (coalesce(received_at, collected_at, 'infinity'), id) where state in ('on-the-way', 'received', 'quarantined', 'inspected');
create index parcel_lot on claims.parcel (lot_id) where state in ('expected', 'quarantined', 'inspected');

create table claims.disposal (
  id           uuid primary key,
  parcel_id    uuid not null references claims.parcel,
  claim_id     uuid not null,
  disposition  text not null check (disposition in ('destroyed', 'to-supplier', 'restocked')),
  amount       bigint not null check (amount > 0),
  -- Grams on the scale.
  weight       bigint,
  event_id     uuid,
  supplier_id  uuid,
  reported_at  timestamptz,
  witnesses    integer not null default 0,
  photos       jsonb not null,
  disposed_at  timestamptz not null
);
create index disposal_parcel on claims.disposal (parcel_id);
create index disposal_claim on claims.disposal (claim_id);

create table claims.site_destruction (
  id           uuid primary key,
  claim_id     uuid not null references claims.claim,
  item_id      uuid not null,
  customer_id  uuid not null,
  site_id      uuid not null,
  lot_id       uuid,
  unit         text not null,
  amount       bigint not null check (amount > 0),
  weight       bigint,
  event_id     uuid,
  said_by      text not null check (said_by in ('customer', 'staff')),
  witnesses    integer not null,
  photos       jsonb not null,
  destroyed_at timestamptz not null
);
create index site_destruction_claim on claims.site_destruction (claim_id);

-- Plain: names of people and places, beside the facts.
create table claims.goods_words (
  about_id    uuid primary key,
  claim_id    uuid not null,
  kind        text not null,
  body        text not null,
  place       text not null default '',
  reported_to text not null default '',
  witnesses   text[] not null default '{}',
  author_name text not null,
  recorded_at timestamptz not null
);
create index goods_words_claim on claims.goods_words (claim_id);
