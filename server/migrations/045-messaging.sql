-- What happened and whom to tell (notice) is apart from what each receiver got (message): many notices become one message.
create schema messaging;

create table messaging.notice (
  id           uuid primary key,
  key          text not null unique,
  receivers    jsonb not null,
  template     text not null,
  params       jsonb not null,
  about_type   text,
  about_id     text,
  channels     text[] not null,
  created_at   timestamptz not null,
  due_at       timestamptz not null,
  delivered_at timestamptz
);
create index notice_due on messaging.notice (due_at, id) where delivered_at is null;

create table messaging.message (
  id           uuid primary key,
  key          text not null,
  receiver     text not null,
  account_id   uuid,
  address      text,
  channel      text not null check (channel in ('in-app', 'email', 'sms', 'wechat')),
  template     text not null,
  params       jsonb not null,
  subject      text not null,
  body         text not null,
  about_type   text,
  about_id     text,
  -- The notices this message tells, [{noticeId, line, about}], at most 50; `notices` counts all of them.
  listed       jsonb not null default '[]',
  notices      integer not null default 1,
  status       text not null check (status in ('waiting', 'sent', 'failed', 'read', 'held')),
  reason       text,
  error        text,
  attempts     integer not null default 0,
  resends      integer not null default 0,
  created_at   timestamptz not null,
  attempted_at timestamptz,
  sent_at      timestamptz,
  read_at      timestamptz,
  unique (key, receiver, channel)
);
create index message_of_account on messaging.message (account_id, id) where channel = 'in-app';
create index message_unread on messaging.message (account_id) where channel = 'in-app' and status = 'sent';
create index message_trouble on messaging.message (status, id) where status in ('waiting', 'failed', 'held');
create index message_about on messaging.message (about_type, about_id);

-- Wording changed by the company; without a row the wording that ships with the module holds.
create table messaging.template (
  name       text not null,
  locale     text not null check (locale in ('zh-CN', 'en')),
  subject    text not null,
  body       text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (name, locale)
);
