-- When the tightest clock of a case began: a ring in a list shows the share of its own time, not of the case's.
alter table cases.queue add column clock_started_at timestamptz;
