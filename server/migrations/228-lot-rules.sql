-- Which lots a kitchen gets (R1.10, R5.1): by its contract, kept at the site like the number of signers.
alter table customers.site
  -- fefo: what expires first goes first; never-older: no lot older than the last one this customer got.
  add column lot_rule text not null default 'fefo' check (lot_rule in ('fefo', 'never-older')),
  -- Least part of the shelf life that must be left at delivery, in basis points, to be exceeded. Null: the default of plans/stock-rules.yaml.
  add column life_left_bp integer check (life_left_bp between 0 and 10000);
