import type { Framework } from '#framework/door.ts'
import type { RoleListed } from '#platform/access/door.ts'
import { roleName, runsOn, scopeWords } from './words.ts'

type Props = { framework: Framework; roles: readonly Omit<RoleListed, 'post'>[]; today: string; none: string }

/** The roles that run today, each on a line of a cell; `none` where there is none. */
export const RoleList = ({ framework, roles, today, none }: Props) => {
  const running = roles.filter(runsOn(today))
  if (running.length === 0) return <>{none}</>
  return (
    <>
      {running.map((role, at) => (
        <>
          {at > 0 && <br />}
          {roleName(framework, role.role_code)}, {scopeWords(framework, role)}
        </>
      ))}
    </>
  )
}
