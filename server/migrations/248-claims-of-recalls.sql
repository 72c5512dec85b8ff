-- Goods that a recall brought back before anybody claimed them become goods of the claim that follows (R7.2): adopted. A claim that ends gives them back (negative).
alter table claims.entry drop constraint entry_kind_check, drop constraint entry_check;
alter table claims.entry
  add constraint entry_kind_check check (kind in ('accepted', 'refused', 'carried', 'claimed', 'released', 'replaced', 'credited', 'deducted', 'refunded', 'compensated', 'came-back', 'destroyed', 'returned', 'adopted')),
  add constraint entry_check check (amount <> 0 and (amount > 0 or kind in ('accepted', 'refused', 'carried', 'adopted')));
alter table claims.item add column adopted bigint not null default 0 check (adopted >= 0 and adopted <= requested);
create index claim_recall on claims.claim (recall_id) where recall_id is not null;

create or replace function claims.keep_lines() returns trigger language plpgsql security definer set search_path = claims, pg_catalog as $$
begin
  insert into claims.line (line_id, note_id, customer_id)
    select distinct on (line_id) line_id, note_id, customer_id from entered order by line_id on conflict do nothing;
  update claims.line l set accepted = l.accepted + t.accepted, refused = l.refused + t.refused, claimed = l.claimed + t.claimed,
      given = l.given + t.given, gone = l.gone + t.gone, returned = l.returned + t.returned
    from (
      select line_id,
        coalesce(sum(amount) filter (where kind = 'accepted'), 0) as accepted,
        coalesce(sum(amount) filter (where kind = 'refused'), 0) as refused,
        coalesce(sum(case kind when 'claimed' then amount when 'released' then -amount end), 0) as claimed,
        coalesce(sum(amount) filter (where kind in ('replaced', 'credited', 'deducted', 'refunded', 'compensated')), 0) as given,
        coalesce(sum(amount) filter (where kind in ('came-back', 'destroyed', 'adopted')), 0) as gone,
        coalesce(sum(case kind when 'returned' then amount when 'adopted' then -amount end), 0) as returned
      from entered group by 1 order by 1
    ) t where l.line_id = t.line_id;
  if exists (select from entered where lot_id is not null) then
    insert into claims.line_lot (line_id, lot_id)
      select distinct line_id, lot_id from entered where lot_id is not null order by 1, 2 on conflict do nothing;
    update claims.line_lot l set carried = l.carried + t.carried, claimed = l.claimed + t.claimed, returned = l.returned + t.returned
      from (
        select line_id, lot_id,
          coalesce(sum(amount) filter (where kind = 'carried'), 0) as carried,
          coalesce(sum(case kind when 'claimed' then amount when 'released' then -amount end), 0) as claimed,
          coalesce(sum(case kind when 'returned' then amount when 'adopted' then -amount end), 0) as returned
        from entered where lot_id is not null group by 1, 2 order by 1, 2
      ) t where l.line_id = t.line_id and l.lot_id = t.lot_id;
  end if;
  return null;
end $$;
