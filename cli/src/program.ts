import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { completionCommand } from './commands/completion.ts';
import { doctorsCommand } from './commands/doctors.ts';
import { importsCommand } from './commands/imports.ts';
import { loginCommand } from './commands/login.ts';
import { logoutCommand } from './commands/logout.ts';
import { paymentsCommand } from './commands/payments.ts';
import { slotsCommand } from './commands/slots.ts';
import { whoamiCommand } from './commands/whoami.ts';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The whole command line: global options, commands, help. */
export function createProgram(): Command {
  const program = new Command('smc')
    .description('Imports, lists and exports doctors and slots of a hospital on SmartMedConnect.')
    .version(manifest.version)
    .option('--profile <name>', 'which saved sign-in to use', process.env['SMC_PROFILE'] || 'default')
    .option('--api-url <url>', 'where the API is (also SMC_API_URL; default: as signed in)')
    .option('--json', 'data as JSON on stdout')
    .option('--quiet', 'no words, only data and the exit code')
    .showHelpAfterError('(see smc --help)')
    .addHelpText('after', footer)
    .exitOverride();
  program.addCommand(loginCommand());
  program.addCommand(logoutCommand());
  program.addCommand(whoamiCommand());
  program.addCommand(doctorsCommand());
  program.addCommand(slotsCommand());
  program.addCommand(importsCommand());
  program.addCommand(paymentsCommand());
  program.addCommand(completionCommand(() => program));
  program.commands.forEach(inherit);
  return program;
}

/** Sub-commands end by throwing too, so that one place decides the exit code. */
function inherit(command: Command): void {
  command.exitOverride((error: CommanderError) => {
    throw error;
  });
  command.commands.forEach(inherit);
}

const footer = `
Examples:
  $ smc login --email it@hospital.example
  $ smc doctors import doctors.csv --dry-run
  $ smc slots import slots.csv --rejects refused.csv
  $ zcat slots.csv.gz | smc slots import - --json

Environment:
  SMC_API_URL   where the API is          SMC_API_KEY   an API key instead of a sign-in
  SMC_PROFILE   the profile to use        XDG_CONFIG_HOME  where profiles are kept

Exit codes:
  0  all is well              3  some rows were refused,     75  server not reachable or busy, try later
  1  failed                      or the books differ        130  interrupted
  2  misuse or unusable file  4  not signed in
                              5  a dry run found faults
`;
