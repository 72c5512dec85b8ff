-- The moment at which a commitment counts in reports: a period's own last moment, else when it was decided, due, or began.
alter table commitments.commitment add column counted_at timestamptz;
update commitments.commitment set counted_at = coalesce(decided_at, due_at, started_at);
alter table commitments.commitment alter column counted_at set not null;
drop index commitments.commitment_customer;
create index commitment_customer on commitments.commitment (customer_id, counted_at);
