-- Who may come in by the organisation's own sign-in. A row is made by whoever decides who comes in, never by signing in.

create table outside_login (
    person     uuid primary key references person,
    email      text not null unique,             -- lower case; counts once, to find the subject
    subject    text unique,                      -- what the provider calls this person for good, from the first sign-in on
    made_by    text not null,
    made_at    timestamptz not null,
    bound_at   timestamptz
);

grant select, insert, update, delete on outside_login to huiying_app;
