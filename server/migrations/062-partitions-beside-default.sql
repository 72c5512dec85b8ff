-- A month whose facts already went to the default partition (a server that slept past its prepared months, a time machine) stays there:
-- PostgreSQL refuses a partition over rows that the default one holds.
create or replace function journal.make_partitions(around timestamptz, ahead integer default 3) returns void language plpgsql security definer set search_path = journal, pg_catalog as $$
declare month date; name text; from_at timestamptz; until_at timestamptz; caught boolean;
begin
  for step in -1 .. ahead loop
    month := (date_trunc('month', around at time zone 'UTC') + make_interval(months => step))::date;
    name := format('fact_%s', to_char(month, 'YYYY_MM'));
    from_at := month::timestamp at time zone 'UTC';
    until_at := (month + interval '1 month') at time zone 'UTC';
    select exists (select from fact_other where recorded_at >= from_at and recorded_at < until_at) into caught;
    if to_regclass('journal.' || name) is null and not caught then
      execute format('create table journal.%I partition of journal.fact for values from (%L) to (%L)', name, from_at, until_at);
      execute format('revoke update, delete, truncate on journal.%I from xiannuo_app', name);
    end if;
  end loop;
end $$;
