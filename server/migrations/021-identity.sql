-- Who may act: accounts of our people and of customers' contacts, API keys, and tokens bound to one delivery note.
create schema identity;

-- `id` is also the id in auth."user", which holds the password and the second factor. Personal data lives here, never in facts.
create table identity.account (
  id           uuid primary key references auth."user" (id) on delete cascade,
  kind         text not null check (kind in ('staff', 'contact')),
  user_name    text unique,
  phone        text unique,
  display_name text not null,
  roles        text[] not null,
  customer_id  uuid,
  site_ids     uuid[] not null default '{}',
  active       boolean not null default true,
  created_at   timestamptz not null,
  check (user_name is not null or phone is not null),
  check ((kind = 'contact') = (customer_id is not null))
);
create index account_of_customer on identity.account (customer_id) where customer_id is not null;
create index account_by_role on identity.account using gin (roles);

-- Keys are shown once; only their SHA-256 is kept. `hint` is the beginning, for telling keys apart in a list.
create table identity.api_key (
  id           uuid primary key,
  name         text not null,
  sha256       bytea not null unique,
  hint         text not null,
  scopes       text[] not null,
  created_by   text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_at timestamptz
);

-- The QR on a delivery note carries such a token; it opens that note and nothing else.
create table identity.note_token (
  id          uuid primary key,
  sha256      bytea not null unique,
  note_id     uuid not null,
  customer_id uuid not null,
  site_id     uuid not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz
);
create index note_token_of_note on identity.note_token (note_id);
create index note_token_by_expiry on identity.note_token (expires_at);
