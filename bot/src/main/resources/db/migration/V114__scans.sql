-- The thing whose code a resident scanned last: what they are about to tell is about it.

create table scan (
    address uuid primary key references address,
    object  text not null,                     -- its number
    at      timestamptz not null
);

grant select, insert, update, delete on scan to huiying_app;
