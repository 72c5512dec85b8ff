create schema products;

-- Dated data that ships with the product (plans/tolerances.yaml), replaced at every start; the newest row that has begun counts.
create table products.tolerance_class (
  code        text not null,
  label       jsonb not null,
  -- How far accepted may be above and below picked, in basis points.
  over_bp     integer not null check (over_bp between 0 and 10000),
  under_bp    integer not null check (under_bp between 0 and 10000),
  valid_from  date not null,
  source      text not null,
  mark        text not null,
  primary key (code, valid_from)
);
create table products.temperature_class (
  code        text not null,
  label       jsonb not null,
  -- Where the limit holds: on the road, or in the canteen's own store.
  place       text not null check (place in ('transport', 'canteen')),
  -- Tenths of a degree Celsius.
  lowest      integer,
  highest     integer,
  valid_from  date not null,
  source      text not null,
  mark        text not null,
  primary key (code, place, valid_from)
);
-- Words that make goods high-risk for schools (R1.1).
create table products.high_risk_goods (
  word        text primary key,
  reason      jsonb not null,
  source      text not null,
  mark        text not null
);

-- Life-cycle table: written by facts alone.
create table products.product (
  id                uuid primary key,
  code              text not null unique,
  name              text not null,
  -- What chats and orders call it.
  aliases           text[] not null default '{}',
  -- Name and aliases as they are compared: half width, lower case, without blanks.
  keys              text[] not null,
  spec              text not null default '',
  category          text not null,
  stock_unit        text not null,
  settle_unit       text not null,
  catch_weight      boolean not null default false,
  -- Grams of one piece: typical for catch weight, else what one piece counts as.
  typical_weight    integer check (typical_weight > 0),
  piece_unit        text,
  tolerance_class   text not null,
  -- Grams of packaging per piece.
  piece_tare        integer check (piece_tare >= 0),
  temperature_class text not null,
  shelf_life_days   integer check (shelf_life_days > 0),
  certificate_kinds text[] not null default '{}',
  high_risk_for_schools boolean not null default false,
  -- What is left after cleaning (净菜), in basis points.
  clean_yield_bp    integer check (clean_yield_bp between 1 and 10000),
  active            boolean not null default true,
  content_hash      text not null,
  registered_at     timestamptz not null,
  changed_at        timestamptz not null
);
create index product_name on products.product using gin (name gin_trgm_ops);
create index product_keys on products.product using gin (keys);
create index product_list on products.product (category, code);
create index product_changed on products.product (changed_at);

-- How to keep and cook it: words people wrote.
create table products.guidance (
  product_id  uuid primary key,
  storage     text not null default '',
  cooking     text not null default ''
);

create sequence products.sheet_number;

-- What people write on a price sheet; while it is a draft, all of it.
create table products.sheet_paper (
  id          uuid primary key,
  number      text not null unique,
  name        text not null,
  remark      text not null default '',
  -- Null: for every customer.
  customer_id uuid,
  kind        text not null check (kind in ('fixed', 'discount', 'inquiry')),
  -- What is to be published; null once it is.
  draft       jsonb,
  created_by  text not null,
  created_at  timestamptz not null,
  changed_at  timestamptz not null
);
create index sheet_paper_customer on products.sheet_paper (customer_id, id desc);
create table products.draft_line (
  sheet_id    uuid not null references products.sheet_paper on delete cascade,
  product_id  uuid not null,
  unit        text not null,
  fen         bigint not null check (fen > 0),
  primary key (sheet_id, product_id)
);

-- Life-cycle table: a published sheet never changes; another may replace it from a day on.
create table products.price_sheet (
  id            uuid primary key,
  number        text not null unique,
  customer_id   uuid,
  contract_id   uuid,
  kind          text not null check (kind in ('fixed', 'discount', 'inquiry')),
  -- A reference sells nothing by itself: discounts are taken off it.
  purpose       text not null check (purpose in ('selling', 'reference')),
  -- Name by which discounts find general sheets, from one period to the next.
  series        text not null,
  from_on       date not null,
  -- First day on which it no longer holds; null: until replaced.
  to_on         date,
  reference     text,
  -- 下浮率 in basis points: for all, and by category.
  rate_bp       integer check (rate_bp between 0 and 10000),
  rates         jsonb not null default '{}',
  replaces      uuid,
  replaced_from date,
  line_count    integer not null,
  content_hash  text not null,
  published_at  timestamptz not null
);
create index price_sheet_scope on products.price_sheet (customer_id, from_on desc);
create index price_sheet_series on products.price_sheet (series, from_on desc) where customer_id is null;
create table products.price_line (
  sheet_id    uuid not null,
  product_id  uuid not null,
  unit        text not null,
  fen         bigint not null,
  primary key (sheet_id, product_id)
);
create index price_line_product on products.price_line (product_id);
