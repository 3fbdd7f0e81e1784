-- owner: plan/targets
create table target (target_id text primary key);
-- owner: do/returns
create table "return" (return_id text primary key);
create table orphan (orphan_id text primary key);
