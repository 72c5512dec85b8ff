-- Months that are over for a customer with deliveries (R17.3): what the promise to send the statement counts from. Told once.
create table settlement.month_ended (
  customer_id uuid not null,
  -- First day of the month, on the clock of Asia/Shanghai.
  month       date not null check (extract(day from month) = 1),
  send_by     timestamptz not null,
  primary key (customer_id, month)
);
