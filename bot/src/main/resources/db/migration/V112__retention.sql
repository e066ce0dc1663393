-- What is kept so long and no longer: words, contacts and files go, the skeleton of each case and its history stay.

set lock_timeout = '2s';

alter table cases add column held boolean not null default false;   -- its records may not be erased: an inspection, a court
alter table address add column forgotten_at timestamptz;             -- the value is gone; whoever writes from there again brings it along

create index cases_closed on cases (closed_at, id) where closed_at is not null;

-- answers stay as they were given; only the words of a reason may be taken out at the end
grant update (words) on survey_answer to huiying_app;
