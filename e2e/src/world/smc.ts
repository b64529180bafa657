import type { ChildProcess } from 'node:child_process';
import { type Finished, root, run, start } from './processes.ts';
import { demoPassword } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';

export { temporaryFolder };

export const smcProgram = `${root}cli/dist/main.js`;

/** What `smc … import --json` prints. */
export interface Imported {
  runId: string;
  totalRows: number;
  counts: Record<'created' | 'updated' | 'unchanged' | 'rejected', number>;
  passedOver: Record<string, number>;
  resumed: boolean;
}

/** The command line as a hospital's script runs it: a process of its own, with a configuration folder of its own. */
export class Smc {
  readonly env: NodeJS.ProcessEnv;

  constructor(apiUrl: string, env: NodeJS.ProcessEnv = {}) {
    this.env = {
      XDG_CONFIG_HOME: temporaryFolder(),
      SMC_API_URL: apiUrl,
      SMC_API_KEY: '',
      SMC_PROFILE: '',
      ...env,
    };
  }

  run(args: string[], input?: string | Buffer): Promise<Finished> {
    return run(process.execPath, [smcProgram, ...args], {
      env: this.env,
      ...(input !== undefined && { input }),
    });
  }

  start(args: string[]): ChildProcess {
    return start(process.execPath, [smcProgram, ...args], { env: this.env });
  }

  /** Imports a file of which every row has to go in, and gives the outcome. */
  async importOf(kind: 'doctors' | 'slots', file: string, ...flags: string[]): Promise<Imported> {
    const { code, stdout, stderr } = await this.run([kind, 'import', file, '--json', ...flags]);
    if (code !== 0) {
      throw new Error(`the import of ${file} ended with ${code}: ${stderr}`);
    }
    return JSON.parse(stdout) as Imported;
  }

  /** Signs in as the demo hospital's IT. */
  async login(email = 'it@demo.test'): Promise<void> {
    const { code, stderr } = await this.run(['login', '--email', email, '--password-stdin'], demoPassword);
    if (code !== 0) {
      throw new Error(`cannot sign in: ${stderr}`);
    }
  }
}
