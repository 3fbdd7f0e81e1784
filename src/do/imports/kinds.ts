import type { ImportKind } from './kind.ts'
import { actions } from './kinds/actions.ts'
import { budget } from './kinds/budget.ts'
import { measures } from './kinds/measures.ts'
import { organisation } from './kinds/organisation.ts'
import { plan } from './kinds/plan.ts'
import { risks } from './kinds/risks.ts'
import { targets } from './kinds/targets.ts'
import { values } from './kinds/values.ts'

const ownKinds: readonly ImportKind[] = [organisation, plan, measures, targets, values, actions, budget, risks]
const offered: ImportKind[] = []

/** Adds a kind that a later wing takes, once, when the program is put together. */
export const offerKind = (kind: ImportKind): void => {
  if (!offered.some((other) => other.kind === kind.kind)) offered.push(kind)
}

/** Every kind of file that can be imported, in the order in which they build on one another. */
export const importKinds = (): readonly ImportKind[] => [...ownKinds, ...offered]

export const kindNamed = (name: string): ImportKind | null => importKinds().find(({ kind }) => kind === name) ?? null
