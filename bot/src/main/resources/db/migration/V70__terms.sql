-- How long things may take, as data with versions: classes, timers by item, area and urgency, working days and hours. A version is never changed.
create table term_version (
    number    int primary key,
    at        timestamptz not null,
    by_person text not null,
    why       text not null,
    what      text not null default '',        -- the part that changed
    reverts   int references term_version,
    body      jsonb not null
);

-- the version a date was computed with
alter table deadline add column terms int not null default 0;

-- whoever has the night off hears of it in the morning
alter table task add column hushed_until timestamptz;
create index task_hushed on task (hushed_until) where hushed_until is not null;

grant select, insert on term_version to huiying_app;
