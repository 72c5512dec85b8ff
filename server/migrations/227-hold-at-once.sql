-- A hold of ten thousand lots writes each of them anew. With the state in no index and room on the lot's own page, none of the other indexes
-- of the table needs to be touched (PostgreSQL's heap-only update): measured by `bench trace`, half the time. Who looks for lots that are stopped
-- finds them through lots.hold_lot, where those that stand have an index of their own.
drop index lots.lot_state;
alter table lots.lot set (fillfactor = 50);
