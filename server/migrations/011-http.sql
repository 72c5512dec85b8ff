-- One answer per idempotency key and actor (design §1: a retry with the same key gives the same answer).
create schema http;
create table http.idempotency (
  actor      text not null,
  key        text not null,
  request    text not null,
  answer     jsonb not null,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_age on http.idempotency (created_at);
