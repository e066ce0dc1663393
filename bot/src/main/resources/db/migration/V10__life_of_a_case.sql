-- What stands beside the state of a case: a proposal that waits for a second person, its head when merged, what has been counted.

alter table cases
    add column proposal     jsonb,                       -- what somebody proposed and somebody else has to decide; no words of residents
    add column head         uuid references cases,       -- the case this one is dealt with together with
    add column supervised   int not null default 0,      -- the level of the supervision that is open, 0 when none
    add column extensions   int not null default 0,
    add column appeals      int not null default 0,
    add column urgings      int not null default 0,
    add column repeats      int not null default 0,      -- how often the same resident brought the same matter before
    add column arbitrations int not null default 0,
    add column paused       bigint not null default 0,   -- microseconds spent waiting for the resident in this cycle
    add column contacted_at timestamptz;                 -- the first time the unit says it reached the resident in this cycle
create index on cases (head) where head is not null;

-- the unit of whoever acted; null for residents, the clock and the hotline itself
alter table case_event add column actor_unit text;

-- a merged case's own clock stands still and goes on exactly where it was
alter table deadline add column suspended_at timestamptz;
alter table deadline add column pauses jsonb not null default '[]';   -- [[from, to], ...]: waiting for the resident, moved the due date

-- who speaks for a unit: asks for extensions and plans, and takes the blame
alter table person add column head boolean not null default false;
