-- The QR on a printed score sheet or statement (R17.1, R2.2): opens the month end of one customer and nothing else.
create table identity.month_token (
  id          uuid primary key,
  sha256      bytea not null unique,
  customer_id uuid not null,
  month       text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz
);
create index month_token_of_month on identity.month_token (customer_id, month);
create index month_token_by_expiry on identity.month_token (expires_at);
