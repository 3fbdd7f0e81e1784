-- Ends every session of a person of the council in hand: what an administrator does when a device is lost or an account is
-- misused. The role that serves councils reads no session; by this it ends those of its own council's people, and learns how
-- many there were. It runs in the transaction that writes the audit row, so the one is never without the other.
create function end_sessions_of(of_person text) returns integer language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  ended integer;
begin
  delete from sign_in_session s using sign_in_account a, person p
  where s.account_id = a.id and lower(a.email) = lower(p.email)
    and p.council_id = current_setting('golden_thread.council_id') and p.person_id = of_person;
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function end_sessions_of(text) from public;
grant execute on function end_sessions_of(text) to golden_thread_app;
