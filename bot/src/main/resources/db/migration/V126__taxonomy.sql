-- The tree of categories by version: what was done, by whom and why, and what it did to samples.

set lock_timeout = '2s';

create table taxonomy_version (
    version   int generated always as identity primary key,
    tree      jsonb not null,                  -- every category there is and ever was
    step      jsonb,                           -- what was done; null for a return to an earlier version
    by_person text not null,
    why       text not null,
    at        timestamptz not null,
    acts      uuid[] not null default '{}',    -- what was done to samples
    samples   int not null default 0,
    reverts   int
);

grant select, insert on taxonomy_version to huiying_app;
grant usage on all sequences in schema public to huiying_app;
