create schema suppliers;
create sequence suppliers.code;

-- Master data, written by its use cases; facts tell that it changed. Names, addresses and phones stand here and nowhere else.
create table suppliers.supplier (
  id            uuid primary key,
  -- Ours, printed and scanned: GYS0001.
  code          text not null unique,
  name          text not null,
  kind          text not null check (kind in ('factory', 'farm', 'wholesaler', 'slaughterhouse', 'prepacked-seller', 'self-produced', 'importer', 'other')),
  -- What the purchase ledger must say (FSL 53, 65): address and contact.
  address       text not null default '',
  contact       text not null default '',
  phone         text not null default '',
  -- Where notices go.
  email         text not null default '',
  -- [{"kind":"food-production","number":"SC…","validTo":"2028-05-01"}]
  licences      jsonb not null default '[]',
  remark        text not null default '',
  active        boolean not null default true,
  registered_at timestamptz not null,
  dropped_at    timestamptz,
  dropped_for   text
);
-- One that was dropped may come back under its name.
create unique index supplier_name on suppliers.supplier (name) where active;
create index supplier_search on suppliers.supplier using gin (name gin_trgm_ops, contact gin_trgm_ops);
