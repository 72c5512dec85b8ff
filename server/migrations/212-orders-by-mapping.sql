-- Orders of procurement platforms come in by a mapping too (R1.1).
alter table deliveries.mapping
  drop constraint mapping_direction_check,
  add constraint mapping_direction_check check (direction in ('receipts', 'orders', 'notes'));
