-- WeChat customer service: the door only hears that something waits; how far each account was read is known to all nodes, and one reads at a time.

create table kf_waiting (
    account       text not null,
    service       text not null,               -- the customer service account
    token         bytea,                       -- sealed; good for ten minutes
    token_at      timestamptz,
    page          bytea,                       -- sealed; where to go on
    noted         bigint not null default 0,   -- how often we heard that something waits
    fetched       bigint not null default 0,   -- up to which of these everything is fetched
    fence         bigint not null default 0,
    fetching_until timestamptz,
    rest_until    timestamptz,
    primary key (account, service)
);

create table kf_welcome (
    customer uuid primary key,                 -- keyed hash of the address
    code     bytea not null,                   -- sealed
    until    timestamptz not null
);

grant select, insert, update, delete on kf_waiting, kf_welcome to huiying_app;
