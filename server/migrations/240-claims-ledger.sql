-- The claims ledger (R5): per line that came, and per lot of it, what was accepted, refused, claimed, given for it and brought back.
-- One claim may hold several lines of several notes, and other ways than goods (R5.4).
create table claims.item (
  id           uuid primary key,
  claim_id     uuid not null references claims.claim,
  item_no      integer not null,
  -- The line of the ledger: a line of a delivery note, or an item of an earlier replacement that came and was bad again.
  line_id      uuid not null,
  -- The line of the delivery note that it goes back to.
  note_line_id uuid not null,
  note_id      uuid not null,
  lot_id       uuid,
  product_id   uuid,
  unit         text not null,
  -- Integers of the base unit (grams, millilitres, pieces).
  requested    bigint not null check (requested > 0),
  approved     bigint check (approved >= 0 and approved <= requested),
  -- What came of it: replaced, credited, deducted, refunded.
  given        bigint check (given >= 0 and given <= approved),
  -- So much of the requested was refused at the dock: it was never billed.
  refused_part bigint not null default 0 check (refused_part >= 0 and refused_part <= requested),
  -- Price in force on the day of delivery: fen per unit; null: no sheet priced it.
  price_fen    bigint,
  price_per    text,
  unique (claim_id, item_no)
);
create index item_line on claims.item (line_id);
create index item_note_line on claims.item (note_line_id);
create index item_note on claims.item (note_id);
create index item_lot on claims.item (lot_id) where lot_id is not null;

insert into claims.item (id, claim_id, item_no, line_id, note_line_id, note_id, unit, requested, approved, given)
  select id, id, 1, line_id, line_id, note_id, unit, requested, approved, accepted from claims.claim;

drop index claims.claim_line, claims.claim_board;
alter table claims.claim
  drop column line_id, drop column lot, drop column unit, drop column requested, drop column approved, drop column accepted,
  alter column note_id drop not null,
  -- What becomes of the goods: back, destroyed at the site, kept, none.
  add column goods text not null default 'back',
  -- How money is given: off the bill, or paid.
  add column pay text check (pay in ('bill', 'transfer')),
  add column food_safety boolean not null default false,
  -- Worth of the goods by price, in fen; null: not all of it is priced.
  add column value_fen bigint check (value_fen >= 0),
  -- Money asked for and granted, in fen; null where none is.
  add column asked_fen bigint check (asked_fen >= 0),
  add column granted_fen bigint check (granted_fen >= 0 and granted_fen <= asked_fen),
  -- What the entitlements said when it was requested.
  add column verdict jsonb,
  add column clause_version integer,
  add column recall_id uuid,
  -- `kind:id` of who asked, and of the first of two who approve.
  add column requester text not null default '',
  add column endorsed_by text,
  add column endorsed_at timestamptz,
  add column settled_at timestamptz;
-- Replacements against meal times, and everything that waits for somebody: cost depends on what is open.
create index claim_board on claims.claim ((coalesce(needed_by, arrive_by, 'infinity')), id)
  where way = 'replacement' and state in ('requested', 'endorsed', 'approved', 'planned', 'delivered');
create index claim_open on claims.claim (requested_at, id) where state in ('requested', 'endorsed', 'approved', 'planned', 'delivered');

-- Append-only. Openings may be corrected downwards (negative) when a note is; everything else is positive.
create table claims.entry (
  fact_id     uuid not null,
  leg         integer not null,
  kind        text not null check (kind in ('accepted', 'refused', 'carried', 'claimed', 'released', 'replaced', 'credited', 'deducted', 'refunded', 'compensated', 'came-back', 'destroyed', 'returned')),
  line_id     uuid not null,
  note_id     uuid not null,
  customer_id uuid not null,
  lot_id      uuid,
  claim_id    uuid,
  item_id     uuid,
  amount      bigint not null check (amount <> 0 and (amount > 0 or kind in ('accepted', 'refused', 'carried'))),
  -- The movement of goods it stands for (lots.event), where goods moved.
  event_id    uuid,
  occurred_at timestamptz not null,
  primary key (fact_id, leg)
);
create index entry_line on claims.entry (line_id, occurred_at, fact_id, leg);
create index entry_claim on claims.entry (claim_id, occurred_at) where claim_id is not null;

-- Totals of a line, and of a lot of it: kept by the entries themselves and by nothing else. The constraints are the last word.
alter table claims.line rename to line_before;
alter index claims.line_note rename to line_before_note;
alter table claims.line_before rename constraint never_more_than_came to never_more_before;
create table claims.line (
  line_id     uuid primary key,
  note_id     uuid not null,
  customer_id uuid not null,
  accepted    bigint not null default 0,
  refused     bigint not null default 0,
  -- Held by claims, open or met.
  claimed     bigint not null default 0,
  -- Of the claimed: replaced, credited, deducted, refunded; and come back or destroyed at the site.
  given       bigint not null default 0,
  gone        bigint not null default 0,
  -- Came back without a claim: recalls.
  returned    bigint not null default 0,
  constraint never_more_than_came check (claimed + returned <= accepted + refused),
  constraint never_more_given_than_claimed check (given <= claimed),
  constraint never_more_back_than_claimed check (gone <= claimed),
  constraint never_below_nothing check (accepted >= 0 and refused >= 0 and claimed >= 0 and given >= 0 and gone >= 0 and returned >= 0)
);
create index line_note on claims.line (note_id);
create index line_customer on claims.line (customer_id);
create table claims.line_lot (
  line_id  uuid not null,
  lot_id   uuid not null,
  carried  bigint not null default 0,
  claimed  bigint not null default 0,
  returned bigint not null default 0,
  primary key (line_id, lot_id),
  constraint never_more_than_the_lot check (claimed + returned <= carried),
  constraint never_below_nothing_of_a_lot check (carried >= 0 and claimed >= 0 and returned >= 0)
);

create function claims.keep_lines() returns trigger language plpgsql security definer set search_path = claims, pg_catalog as $$
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
        coalesce(sum(amount) filter (where kind in ('came-back', 'destroyed')), 0) as gone,
        coalesce(sum(amount) filter (where kind = 'returned'), 0) as returned
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
          coalesce(sum(amount) filter (where kind = 'returned'), 0) as returned
        from entered where lot_id is not null group by 1, 2 order by 1, 2
      ) t where l.line_id = t.line_id and l.lot_id = t.lot_id;
  end if;
  return null;
end $$;
create trigger keep_lines after insert on claims.entry referencing new table as entered for each statement execute function claims.keep_lines();

-- What stood before: openings and what is held, under the fact that asked for it.
insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, amount, occurred_at)
  select f.id, 1, 'accepted', b.line_id, b.note_id, b.customer_id, b.came, f.occurred_at
  from claims.line_before b
  join lateral (select * from journal.fact f where f.name = 'claims.requested' and f.data->>'lineId' = b.line_id::text order by f.position limit 1) f on true
  where b.came > 0;
insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, claim_id, item_id, amount, occurred_at)
  select f.id, n.leg, n.kind, i.line_id, i.note_id, c.customer_id, c.id, i.id, n.amount, f.occurred_at
  from claims.claim c join claims.item i on i.claim_id = c.id
  join journal.fact f on f.name = 'claims.requested' and f.data->>'claimId' = c.id::text
  cross join lateral (values (2, 'claimed', coalesce(i.given, i.approved, i.requested)), (3, 'replaced', coalesce(i.given, 0))) as n(leg, kind, amount)
  where c.state not in ('declined', 'withdrawn') and n.amount > 0;
drop table claims.line_before;

revoke update, delete, truncate on claims.entry from xiannuo_app;
revoke insert, update, delete, truncate on claims.line, claims.line_lot from xiannuo_app;
