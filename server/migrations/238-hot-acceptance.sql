-- A 40-line acceptance rewrites 40 lines of a note, 40 lines of lots and 80 balances, and asks what each kitchen got last (R1.4, R1.10).
-- With nothing that changes in any index, and room on the row's own page, none of the indexes is touched (PostgreSQL's heap-only update).

-- What the kitchen got last of a product: one probe of an index, however many years it has been a customer. Neither changes in the life of a lot.
alter table lots.line
  add column product_id uuid,
  -- By what a lot is older than another: production, else expiry, else receipt.
  add column aged_on date;
update lots.line c set product_id = l.product_id, aged_on = coalesce(l.produced_on, l.expires_on, l.received_on) from lots.lot l where l.id = c.lot_id;
alter table lots.line alter column product_id set not null, alter column aged_on set not null;
create index line_last on lots.line (customer_id, product_id, delivery_on desc, aged_on desc);
-- Was there for the same question.
drop index lots.line_customer;
-- What is on its way is found by its lots (line_lot).
drop index lots.line_stage;
alter table lots.line set (fillfactor = 50);
alter table deliveries.note_line set (fillfactor = 50);

-- A place's index needs only to know whether something lies there, not how much.
alter table lots.balance add column here boolean not null generated always as (amount > 0) stored;
drop index lots.balance_place;
create index balance_place on lots.balance (place_kind, place_id) where here;
alter table lots.balance set (fillfactor = 70);

-- As in migration 220, but a place that gets a lot for the first time is written once, with what came.
create or replace function lots.keep_balance() returns trigger language plpgsql security definer set search_path = lots, pg_catalog as $$
declare
  bad record;
  fresh lots.balance[];
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
  -- Where nothing is taken from in the same event there is nothing to check: all that came is the balance. Others begin with nothing.
  with came as (
    insert into lots.balance (lot_id, place_kind, place_id, amount)
      select t.lot_id, t.to_kind, t.to_place, case when exists (
          select from moved f where f.lot_id = t.lot_id and f.from_kind = t.to_kind and f.from_place = t.to_place) then 0 else sum(t.amount) end
      from moved t where t.to_kind in ('store', 'quarantine', 'staging', 'van', 'site') group by 1, 2, 3
      order by 1, 2, 3 on conflict do nothing returning *
  ) select coalesce(array_agg(came::lots.balance), '{}') into fresh from came where amount > 0;
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
    where w.level < 0 and coalesce(b.amount, 0) + w.level < 0 order by l.number limit 1;
  if found then
    raise exception 'not enough of lot %', bad.number using errcode = 'XL001',
      detail = json_build_object('lotId', bad.id, 'number', bad.number, 'unit', bad.unit, 'placeKind', bad.kind, 'placeId', bad.place, 'has', bad.has, 'wants', bad.wants)::text;
  end if;
  update lots.balance b set amount = b.amount + t.change from (
    select lot_id, kind, place, sum(change) as change from (
      select lot_id, from_kind as kind, from_place as place, -amount as change from moved
      union all select lot_id, to_kind, to_place, amount from moved
    ) both_ends group by 1, 2, 3
  ) t where b.lot_id = t.lot_id and b.place_kind = t.kind and b.place_id = t.place and t.change <> 0
    and (b.lot_id, b.place_kind, b.place_id) not in (select f.lot_id, f.place_kind, f.place_id from unnest(fresh) as f);
  return null;
end $$;
