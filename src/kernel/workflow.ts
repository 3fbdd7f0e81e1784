/** One thing somebody may do from a status: where it leads, who may, what the button says, whether a reason is needed. */
export type Move<Status extends string, Role extends string> = {
  readonly to: Status
  readonly by: readonly Role[]
  readonly label: string
  readonly comment?: 'required'
}

/**
 * A workflow as one table: for each status the moves out of it, by name. A status without moves is an end. Commands,
 * buttons, the guide and the diagram are all read from the table, so they cannot disagree.
 */
export type Workflow<Status extends string, Role extends string> = {
  readonly [S in Status]: Readonly<Record<string, Move<Status, Role>>>
}

/** The moves that someone holding `roles` may make from `status`, in the table's order. */
export const movesFor = <Status extends string, Role extends string>(
  workflow: Workflow<Status, Role>,
  status: Status,
  roles: readonly Role[],
): (Move<Status, Role> & { readonly name: string })[] =>
  Object.entries<Move<Status, Role>>(workflow[status])
    .filter(([, move]) => move.by.some((role) => roles.includes(role)))
    .map(([name, move]) => ({ name, ...move }))

/** The table as a Mermaid state diagram; the first status is where things start. */
export const drawWorkflow = <Status extends string, Role extends string>(workflow: Workflow<Status, Role>): string => {
  const statuses = Object.keys(workflow) as Status[]
  const lines = [
    ...statuses.map((status) => `state "${spaced(status)}" as ${id(status)}`),
    ...statuses.slice(0, 1).map((first) => `[*] --> ${id(first)}`),
    ...statuses.flatMap((status) => arrowsFrom(workflow, status)),
  ]
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n')
}

const arrowsFrom = <Status extends string, Role extends string>(
  workflow: Workflow<Status, Role>,
  status: Status,
): string[] => {
  const moves = Object.values<Move<Status, Role>>(workflow[status])
  if (moves.length === 0) return [`${id(status)} --> [*]`]
  return moves.map((move) => `${id(status)} --> ${id(move.to)}: ${caption(move)}`)
}

const caption = (move: Move<string, string>): string =>
  `${move.label} (${move.by.map(spaced).join(', ')})${move.comment === 'required' ? ', with a reason' : ''}`

// Mermaid takes no hyphen in an identifier.
const id = (status: string): string => status.replaceAll('-', '_')
const spaced = (name: string): string => name.replaceAll('-', ' ')
