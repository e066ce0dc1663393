-- What the house does of itself, switched by administrators. A version is never changed; before the first one the configuration counts.

set lock_timeout = '2s';

create table feature_version (
    number      int primary key,
    at          timestamptz not null,
    by_person   text not null,
    why         text not null,
    reverts     int,                            -- 0: the configuration
    dispatching boolean not null,               -- sure cases go to their unit at once
    sampled     int not null check (sampled between 0 and 100),
    offering    boolean not null,               -- likely categories offered after filing
    answering   boolean not null,               -- questions answered from the knowledge base
    proposing   boolean not null                -- hotspots proposed
);

grant select, insert on feature_version to huiying_app;
