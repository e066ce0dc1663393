-- What a dispatch rests on, and which units help the one in the lead.
alter table cases add column item text, add column duty_version int not null default 0, add column precedent bigint,
    add column assists jsonb not null default '[]';
create index cases_assists on cases using gin (assists jsonb_path_ops) where assists <> '[]';
create index cases_item on cases (item) where item is not null;
