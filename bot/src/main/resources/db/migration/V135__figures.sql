-- What supervisors count is counted without reading every case there ever was: what was filed lately, and the few that are not over.

set lock_timeout = '2s';

create index cases_submitted on cases (submitted_at) where submitted_at is not null;
create index cases_living on cases (state)
    where state not in ('CLOSED_OK', 'CLOSED_SILENT', 'CLOSED_UNSOLVED', 'ANSWERED', 'NOT_ACCEPTED', 'INVALID', 'CANCELLED', 'MERGED');
create index cases_unclosed on cases (id) where closed_at is null;
