import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#platform/access/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import { commands } from '#registry.ts'

const registered: readonly Command<unknown, unknown>[] = commands as never

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  element?: z.ZodType
  options?: z.ZodType[]
  valueType?: z.ZodType
}
const defOf = (type: z.ZodType): Def => type._zod.def as unknown as Def

/** Every object within an input, with the path to it. */
const objectsIn = (type: z.ZodType, path = ''): { path: string; def: Def }[] => {
  const def = defOf(type)
  const below = [def.innerType, def.in, def.element, def.valueType, ...(def.options ?? [])].filter(
    (one) => one !== undefined,
  )
  const inside = Object.entries(def.shape ?? {}).flatMap(([name, field]) => objectsIn(field, `${path}.${name}`))
  const here = def.type === 'object' ? [{ path, def }] : []
  return [...here, ...inside, ...below.flatMap((one) => objectsIn(one, path))]
}

/** What no form may say for itself: it follows from who asks, where, and when. */
const ofTheRunner = [
  'council_id',
  'person_id',
  'actor',
  'entered_by',
  'signed_by',
  'released_by',
  'set_by',
  'roles',
  'capabilities',
]

/** What these give to somebody, or do about a person: that is their purpose, and their own rules bound it. */
const given: Readonly<Record<string, readonly string[]>> = {
  'administration.add-person': ['roles'],
  'people.give-role': ['person_id'],
  'people.end-role': ['person_id'],
  'people.stand-in': ['person_id'],
  'people.invite': ['person_id'],
  'people.hand-over': ['person_id'],
  'people.end-sessions': ['person_id'],
  'people.fill-post': ['person_id'],
  'people.name-manager': ['person_id'],
  'appraisals.record': ['person_id'],
  'tokens.make': ['capabilities'],
}

describe('what a form or a program may say in a command', () => {
  test.each(commands.map((command) => [command.name, command.input as z.ZodType] as const))(
    '%s takes the fields it names and no other',
    (_, input) => {
      const objects = objectsIn(input)
      expect(objects.length).toBeGreaterThan(0)
      for (const { path, def } of objects) {
        const others = def.catchall === undefined ? 'left out' : defOf(def.catchall).type
        expect(['left out', 'never'], path).toContain(others)
      }
    },
  )

  test.each(commands.map((command) => [command.name, command.input as z.ZodType] as const))(
    '%s cannot be told whose it is',
    (name, input) => {
      const told = Object.keys(defOf(input).shape ?? {}).filter((field) => ofTheRunner.includes(field))
      expect(told).toEqual(given[name] ?? [])
    },
  )
})

describe('what somebody without leave is told of a command', () => {
  const nobody: Actor = {
    council_id: 'north',
    person_id: 'x',
    name: 'X',
    kind: 'person',
    roles: [],
    capabilities: new Set(),
  }
  /** Refused before anything is read: there is no database behind it. */
  const runner = { listeners: [], clock: { now: () => new Date(), today: () => '2026-11-20' } } as never as Runner

  test.each(registered.map((command) => [command.name, command] as const))(
    '%s refuses rubbish for want of leave, and names no field',
    async (_, command) => {
      for (const rubbish of [{}, { person_id: 'x' }, [], null, 'text']) {
        // what nobody needs a role for, no program may
        const asking = command.relation === undefined ? nobody : { ...nobody, token: 'A program' }
        const done = await runCommand(runner, command, asking, rubbish, { door: 'api', request_id: 'r' })
        expect(done).toEqual({ ok: false, error: { kind: 'forbidden', reason: command.may(asking) } })
      }
    },
  )
})

test('The walk finds an object that takes anything', () => {
  const open = z.object({ inner: z.array(z.looseObject({ a: z.string() })).optional() })
  expect(objectsIn(open).map(({ def }) => def.catchall && defOf(def.catchall).type)).toEqual([undefined, 'unknown'])
})
