-- Beside pg-boss's own schema `pgboss` (created at start, server/platform/tasks/install.ts): what it does not keep.
create schema tasks;

-- How far a long task is, and whether somebody asked it to stop.
create table tasks.progress (
  task_id      uuid primary key,
  done         integer not null default 0,
  total        integer,
  note         text,
  cancel_asked boolean not null default false,
  updated_at   timestamptz not null
);

-- Keys of finished tasks whose rows were tidied away: such a task enqueued again does nothing, for ever.
create table tasks.spent (
  id       uuid primary key,
  spent_at timestamptz not null
);
