-- The scope of a recall that has begun may grow, and a lot found harmless may leave it early (R7.2).
alter table recalls.recall_lot
  -- Found harmless: it no longer counts in the balance, and stays here for the record.
  add column released_at timestamptz,
  add column released_for text;

-- `released`: nothing that this recipient got is in the recall any more.
alter table recalls.notice drop constraint notice_state_check;
alter table recalls.notice add constraint notice_state_check check (state in ('made', 'sent', 'read', 'acknowledged', 'answered', 'released'));
