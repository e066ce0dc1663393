-- Codes made for stickers: made once, however often they are asked for.

create table scan_code (
    account  text not null,
    scene    text not null,
    ticket   text not null,
    url      text not null,
    ends_at  timestamptz,                      -- null for good
    made_by  text not null,
    made_at  timestamptz not null,
    primary key (account, scene)
);

grant select, insert, update on scan_code to huiying_app;
