import { doOne } from './cli/carry-out.ts'
import { compareStatus } from './cli/compare-status.ts'
import { councilAdd, frameworkAdopt } from './cli/council.ts'
import { doctor } from './cli/doctor.ts'
import { importOne } from './cli/import.ts'
import type { Line } from './cli/lines.ts'
import { listCommands } from './cli/list-commands.ts'
import { finishMigration } from './cli/migrate.ts'
import { Wrong } from './cli/options.ts'
import { accountAdd, accountForgetFactors, accountInvite, personAdd } from './cli/people.ts'
import { report } from './cli/report.ts'
import { loadDemonstration } from './demonstration/door.ts'
import { disposers } from './disposers.ts'
import { retentionRun } from './entrance/audit/retention-command.ts'
import { auditVerify } from './entrance/audit/verify-command.ts'

const account = '--email ADDRESS --name NAME'

/** All that the command line understands, in the order in which its usage says it. */
export const commandLines: readonly Line[] = [
  { name: 'migrate', act: finishMigration, owner: true },
  { name: 'doctor', look: doctor },
  { name: 'council add', takes: 'FRAMEWORK.yaml --council ID', act: councilAdd, owner: true, new_council: true },
  { name: 'framework adopt', takes: 'FRAMEWORK.yaml --council ID --reason TEXT', act: frameworkAdopt },
  {
    name: 'person add',
    takes: '--council ID --name NAME --email ADDRESS [--post POST] [--role ROLE[:unit:CODE]]...',
    act: personAdd,
  },
  { name: 'account add', takes: account, note: 'the password on standard input', act: accountAdd },
  { name: 'account invite', takes: account, note: 'a letter lets them choose the password', act: accountInvite },
  {
    name: 'account forget-factors',
    takes: '--email ADDRESS',
    note: 'for a lost phone: the password alone remains',
    act: accountForgetFactors,
  },
  { name: 'demo', act: ({ runner, say }) => loadDemonstration(runner, say), owner: true },
  { name: 'import', takes: 'KIND FILE --council ID [--map MAP.yaml] [--dry-run]', act: importOne },
  { name: 'commands', takes: '[COMMAND]', tell: listCommands },
  { name: 'do', takes: 'COMMAND --council ID [--as EMAIL] [--key KEY] < INPUT.json', act: doOne, new_council: true },
  { name: 'report', takes: '--council ID --product CODE --period KEY --body CODE --out DIR', act: report },
  {
    name: 'compare-status',
    takes: '[--council ID]',
    act: ({ database, given, say }) => compareStatus(database, given.council, say),
  },
  {
    name: 'audit verify',
    takes: '[--council ID] [--anchor FILE]',
    act: async ({ database, given, say }) => {
      const asked = { council: given.council ?? null, anchor_file: given.anchor ?? null }
      if ((await auditVerify(database, asked, say)) > 0) throw new Wrong('The audit log does not hold.')
    },
  },
  {
    name: 'retention run',
    takes: '[--council ID] [--dry-run]',
    act: ({ database, given, say }) => retentionRun(database, disposers, given, say),
  },
]
