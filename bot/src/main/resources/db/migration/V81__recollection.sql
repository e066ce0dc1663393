set lock_timeout = '2s';

-- up to when a provider's own list has been compared with what was kept
create table recollection (
    channel text not null,
    account text not null,
    up_to   timestamptz not null,
    primary key (channel, account)
);

-- one row per comparison; append-only
create table recollection_run (
    id      bigint generated always as identity primary key,
    channel text not null,
    account text not null,
    since   timestamptz not null,
    at      timestamptz not null default now(),
    listed  int not null,                      -- messages in the provider's list
    missed  int not null,                      -- of these, brought in now: the door had not seen them
    problem text                               -- why the list could not be read to its end
);
create index on recollection_run (at);

-- how often and when next a provider is asked what became of a message whose fate is unknown
alter table delivery add column fate_asked int not null default 0;
alter table delivery add column fate_due_at timestamptz;
create index delivery_unknown on delivery (channel, account, updated_at) where state = 'unknown';

grant select, insert, update on recollection to huiying_app;
grant select, insert on recollection_run to huiying_app;
grant usage on all sequences in schema public to huiying_app;
