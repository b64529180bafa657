import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from './server.ts';
import { type Finished, root, run, start } from './processes.ts';

export const smcProgram = `${root}cli/dist/main.js`;

/** The command line as a hospital's script runs it: a process of its own, with a configuration folder of its own. */
export class Smc {
  readonly env: NodeJS.ProcessEnv;

  constructor(apiUrl: string) {
    this.env = { XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'smc-config-')), SMC_API_URL: apiUrl };
  }

  run(args: string[], input?: string): Promise<Finished> {
    return run(process.execPath, [smcProgram, ...args], {
      env: this.env,
      ...(input !== undefined && { input }),
    });
  }

  start(args: string[]) {
    return start(process.execPath, [smcProgram, ...args], { env: this.env });
  }

  /** Signs in as the demo hospital's IT. */
  async login(email = 'it@demo.test'): Promise<void> {
    const { code, stderr } = await this.run(['login', '--email', email, '--password-stdin'], demoPassword);
    if (code !== 0) {
      throw new Error(`cannot sign in: ${stderr}`);
    }
  }
}
