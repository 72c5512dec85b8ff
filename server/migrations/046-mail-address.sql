-- Where a person wants mail: an account by itself has no address.
create table messaging.mail_address (
  account_id uuid primary key,
  email      text not null,
  updated_at timestamptz not null
);
