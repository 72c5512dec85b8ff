create schema vehicles;

-- Master data, written by its use cases; facts tell that it changed.
create table vehicles.vehicle (
  id            uuid primary key,
  plate         text not null,
  -- What people call it in the yard.
  name          text not null default '',
  temperature   text not null check (temperature in ('ambient', 'chilled', 'frozen')),
  capacity_kg   integer not null check (capacity_kg > 0),
  crates        integer not null check (crates > 0),
  active        boolean not null default true,
  registered_at timestamptz not null,
  retired_at    timestamptz
);
-- A plate may come back on another van, once the first is retired.
create unique index vehicle_plate on vehicles.vehicle (plate) where active;
