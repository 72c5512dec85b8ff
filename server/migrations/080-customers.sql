create schema customers;

create table customers.customer (
  id           uuid primary key,
  code         text not null unique,
  name         text not null,
  kind         text not null check (kind in ('school', 'hospital', 'government', 'company', 'other')),
  level        text,
  -- Dedicated people of ours (R2.4), account ids.
  agent_id     text,
  clerk_id     text,
  manager_id   text,
  remark       text not null default '',
  active       boolean not null default true,
  created_at   timestamptz not null
);
create index customer_name on customers.customer using gin (name gin_trgm_ops);

create table customers.site (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  code         text not null unique,
  name         text not null,
  address      text not null default '',
  -- WGS-84 degrees.
  longitude    double precision,
  latitude     double precision,
  -- [{"days":[1,2,3,4,5],"from":"05:30","to":"07:30"}], ISO weekdays, wall time in Asia/Shanghai.
  receiving    jsonb not null default '[]',
  -- {"breakfast":"07:00","lunch":"11:30","dinner":"17:30"}: when the meal is served; cooking begins before.
  meals        jsonb not null default '{}',
  gate_rules   text not null default '',
  active       boolean not null default true,
  created_at   timestamptz not null
);
create index site_customer on customers.site (customer_id);
create index site_name on customers.site using gin (name gin_trgm_ops);

-- People of the customer: personal data, never in facts.
create table customers.contact (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  site_id      uuid references customers.site,
  name         text not null,
  phone        text,
  role         text not null check (role in ('customer-purchaser', 'customer-receiver', 'customer-inspector')),
  acceptor     boolean not null default false,
  account_id   text,
  active       boolean not null default true,
  created_at   timestamptz not null
);
create index contact_customer on customers.contact (customer_id);
create index contact_account on customers.contact (account_id) where account_id is not null;

-- Chat names by which a customer or site is known: learned from what clerks confirm in the paste box.
create table customers.alias (
  alias        text primary key,
  customer_id  uuid not null references customers.customer,
  site_id      uuid references customers.site,
  confirmed    integer not null default 1,
  last_used_at timestamptz not null
);

create table customers.visit (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  site_id      uuid not null references customers.site,
  visited_by   text not null,
  visited_at   timestamptz not null,
  longitude    double precision,
  latitude     double precision,
  -- From the place of the visit to the site, in metres; null where either is unknown.
  metres       integer,
  signature_file_id uuid,
  summary      text not null default '',
  recorded_at  timestamptz not null
);
create index visit_customer on customers.visit (customer_id, visited_at desc);
