-- The page of retention lists what is held; hardly anything is.

set lock_timeout = '2s';

create index cases_held on cases (number) where held;
