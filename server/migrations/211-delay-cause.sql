-- On whose side the last reported delay lies: a late arrival is counted there (R1.7).
alter table deliveries.note add column delay_by text check (delay_by in ('us', 'customer', 'force-majeure'));
