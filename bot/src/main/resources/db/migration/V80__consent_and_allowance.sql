set lock_timeout = '2s';

-- what residents wish about being written to, as they said it, or as the provider did; append-only
create table consent (
    id      bigint generated always as identity primary key,
    address uuid not null references address,
    wish    text not null check (wish in ('stop', 'start')),
    told_by text not null check (told_by in ('resident', 'provider')),
    at      timestamptz not null default now()
);
create index on consent (address, id);

-- a number nothing can be sent to, until its owner writes again
alter table address add column refused_code text;
-- two machines seem to answer each other: no automatic answers until then
alter table address add column hushed_until timestamptz;

-- what a message cost, in the parts the network makes of it
alter table delivery add column parts int not null default 1;
create index delivery_due_by_door on delivery (channel, account, due_at) where state = 'pending';
create index delivery_answers on delivery (address, created_at) where turn is not null;

-- what was sent today, in all and to each address (the nil id stands for all)
create table parts_sent (
    channel text not null,
    account text not null,
    address uuid not null,
    day     date not null,
    parts   int not null,
    primary key (day, channel, account, address)
);

grant select, insert on consent to huiying_app;
grant usage on all sequences in schema public to huiying_app;
grant select, insert, update, delete on parts_sent to huiying_app;
