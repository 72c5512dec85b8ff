-- Plans, contracts and calendars (R0.1, R0.6). Published text never changes: a new wording is a new version.
create schema service_plans;

create table service_plans.plan_version (
  key          text not null,
  version      integer not null check (version > 0),
  kind         text not null check (kind in ('plan', 'contract')),
  title        text not null,
  content      text not null,
  sha256       text not null,
  parsed       jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (key, version)
);

-- One row a clause of a version: search, coverage, reports that need the wording.
create table service_plans.clause (
  plan_key     text not null,
  plan_version integer not null,
  clause_id    text not null,
  position     integer not null,
  family       text not null check (family in ('judged', 'entitlement', 'consequence', 'scorecard')),
  kind         text,
  subject      text,
  bound        text not null,
  section      text not null,
  wording      text not null,
  mark         text not null,
  serves       text[] not null,
  facts        text[] not null,
  primary key (plan_key, plan_version, clause_id),
  foreign key (plan_key, plan_version) references service_plans.plan_version (key, version)
);
create index clause_wording on service_plans.clause using gin (wording gin_trgm_ops);
create index clause_facts on service_plans.clause using gin (facts);

-- A file of a calendar (a statutory year, school terms, shifts): a change makes a new version.
create table service_plans.calendar_version (
  key       text not null,
  version   integer not null check (version > 0),
  kind      text not null check (kind in ('statutory', 'weekly')),
  title     text not null,
  content   text not null,
  sha256    text not null,
  parsed    jsonb not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (key, version)
);

-- Which plan binds us towards customers without a contract, from when on. Written by apply(service-plans.plan-adopted) alone.
create table service_plans.adoption (
  plan_key     text not null,
  plan_version integer not null,
  from_at      timestamptz not null,
  primary key (from_at, plan_key, plan_version)
);

-- One row a version of a customer's contract: plan + terms (overrides and the buyer's own clauses, a published text of kind contract).
-- Days of Asia/Shanghai, both inclusive. Written by apply(service-plans.contract-signed) alone.
create table service_plans.contract (
  contract_id    uuid not null,
  version        integer not null check (version > 0),
  customer_id    uuid not null,
  number         text not null,
  plan_key       text not null,
  plan_version   integer not null,
  terms_key      text,
  terms_version  integer,
  in_force_from  date not null,
  in_force_to    date,
  signed_at      timestamptz not null,
  primary key (contract_id, version),
  check (in_force_to is null or in_force_to >= in_force_from),
  check ((terms_key is null) = (terms_version is null))
);
create index contract_customer on service_plans.contract (customer_id, in_force_from desc, version desc);

create function service_plans.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'published text is immutable: publish a new version' using errcode = 'insufficient_privilege';
end $$;
create trigger immutable before update or delete or truncate on service_plans.plan_version for each statement execute function service_plans.refuse_change();
create trigger immutable before update or delete or truncate on service_plans.clause for each statement execute function service_plans.refuse_change();
create trigger immutable before update or delete or truncate on service_plans.calendar_version for each statement execute function service_plans.refuse_change();
revoke update, delete, truncate on service_plans.plan_version, service_plans.clause, service_plans.calendar_version from xiannuo_app;
