import { spawnSync } from 'node:child_process';
import { jest } from '@jest/globals';
import { createProgram } from '../program.ts';

describe('completion', () => {
  const scriptFor = async (shell: string): Promise<string> => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await createProgram().parseAsync(['node', 'smc', 'completion', shell]);
      return write.mock.calls.map(([text]) => String(text)).join('');
    } finally {
      write.mockRestore();
    }
  };

  it.each([
    ['smc slots im', 'import'],
    ['smc --profile night slots import --re', '--resume --rejects --report'],
    ['smc completion f', 'fish'],
    ['smc slots import f', 'file.csv'],
    ['smc doctors l', 'list'],
  ])('in bash, offers after "%s" what the program knows', async (typed, offered) => {
    const words = typed.split(' ');
    const ask = `cd "$(mktemp -d)"; touch file.csv list.csv; COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _smc; echo "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', `${await scriptFor('bash')}\n${ask}`], { encoding: 'utf8' });

    expect(stdout.trim()).toBe(offered);
  });

  it('in zsh, leaves the search path of the shell alone', async () => {
    const script = await scriptFor('zsh');

    expect(script).not.toMatch(/\bpath=/);
    expect(script).toMatch(/^#compdef smc\n/);
  });

  it('in fish, offers a command no longer once it stands there', async () => {
    expect(await scriptFor('fish')).toContain(
      "-n '__fish_seen_subcommand_from doctors; and not __fish_seen_subcommand_from import list export' -a import",
    );
  });

  it('in fish, offers files to commands alone that may take one', async () => {
    const script = await scriptFor('fish');
    expect(script).toContain("-n '__fish_use_subcommand' -f\n");
    expect(script).not.toMatch(/from import' -f/);
  });
});
