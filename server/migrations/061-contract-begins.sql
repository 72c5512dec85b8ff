-- When the contract's beginning and end were told (facts contract-began, contract-ended): a sweep tells them on the day.
alter table service_plans.contract add column began_at timestamptz, add column ended_at timestamptz;
create index contract_to_begin on service_plans.contract (in_force_from) where began_at is null;
create index contract_to_end on service_plans.contract (in_force_to) where ended_at is null and in_force_to is not null;
