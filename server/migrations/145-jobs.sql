-- Long work that somebody asked for and waits for (imports, exports, batch prints): how far it is, what came of it.
create schema jobs;

create table jobs.job (
  id           uuid primary key,
  kind         text not null,
  -- {"zh": …, "en": …}
  title        jsonb not null,
  input        jsonb not null,
  -- Who asked, with the rights of that moment: the work is done in that name.
  owner        text not null,
  actor        jsonb not null,
  locale       text not null,
  state        text not null check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'cancelled')),
  done         integer not null default 0,
  total        integer,
  cancel_asked boolean not null default false,
  summary      jsonb,
  file_id      uuid,
  -- What the business refused, or that it broke; said in the owner's language.
  message      text,
  created_at   timestamptz not null,
  ended_at     timestamptz
);
create index job_owner on jobs.job (owner, created_at desc, id desc);
