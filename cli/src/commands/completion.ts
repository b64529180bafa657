import { Argument, Command } from 'commander';

/** Prints a completion script; what it offers is read from the program itself, so it cannot lag behind. */
export function completionCommand(program: () => Command): Command {
  return new Command('completion')
    .description('prints a completion script for your shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
Examples:
  $ smc completion bash > /etc/bash_completion.d/smc
  $ smc completion zsh > "\${fpath[1]}/_smc"
  $ smc completion fish > ~/.config/fish/completions/smc.fish`,
    )
    .action((shell: 'bash' | 'zsh' | 'fish') => {
      process.stdout.write(scripts[shell](wordsByPath(program())));
    });
}

/** For each path of commands ("", "slots", "slots import") the words that may follow. */
function wordsByPath(command: Command, path: string[] = []): Map<string, string[]> {
  const commands = command.commands.map((child) => child.name());
  const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const options = command.options.flatMap((option) => (option.long ? [option.long] : []));
  const words = new Map([[path.join(' '), [...commands, ...choices, ...options, '--help']]]);
  for (const child of command.commands) {
    for (const [key, value] of wordsByPath(child, [...path, child.name()])) {
      words.set(key, value);
    }
  }
  return words;
}

const scripts = { bash, zsh, fish };

function bash(words: Map<string, string[]>): string {
  return `# bash completion of smc
_smc() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" path="" word i words=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    [[ $word == -* ]] && continue
    case "\${path:+$path }$word" in
${cases(words, (key) => `      ${quoted(key)}) path=${quoted(key)} ;;`)}
    esac
  done
  case "$path" in
${cases(words, (key, list) => `    ${quoted(key)}) words=${quoted(list.join(' '))} ;;`, true)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [[ $cur != -* ]] && COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _smc smc
`;
}

/** `path` is the shell's own search path there: the command goes by another name. */
function zsh(words: Map<string, string[]>): string {
  return `#compdef smc
_smc() {
  local at="" word i
  local -a offered
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    [[ $word == -* ]] && continue
    case "\${at:+$at }$word" in
${cases(words, (key) => `      ${quoted(key)}) at=${quoted(key)} ;;`)}
    esac
  done
  case "$at" in
${cases(words, (key, list) => `    ${quoted(key)}) offered=(${list.map(quoted).join(' ')}) ;;`, true)}
  esac
  compadd -a offered
  _files
}
# Found by its name in fpath the file is the function; sourced, it registers it.
if [[ $funcstack[1] == _smc ]]; then _smc "$@"; else compdef _smc smc; fi
`;
}

function fish(words: Map<string, string[]>): string {
  const lines = [...words].flatMap(([path, list]) => {
    const seen = path
      .split(' ')
      .filter(Boolean)
      .map((word) => `__fish_seen_subcommand_from ${word}`);
    const deeper = [...words.keys()]
      .filter((key) => key.startsWith(`${path} `))
      .map((key) => key.slice(path.length + 1));
    const notYet =
      path !== '' && deeper.length > 0 ? [`not __fish_seen_subcommand_from ${deeper.join(' ')}`] : [];
    const condition = path === '' ? '__fish_use_subcommand' : [...seen, ...notYet].join('; and ');
    return list.map((word) =>
      word.startsWith('--')
        ? `complete -c smc -n ${quoted(condition)} -l ${word.slice(2)}`
        : `complete -c smc -n ${quoted(condition)} -a ${word}`,
    );
  });
  return `# fish completion of smc\n${lines.join('\n')}\n`;
}

function cases(
  words: Map<string, string[]>,
  line: (key: string, list: string[]) => string,
  withRoot = false,
): string {
  return [...words]
    .filter(([key]) => withRoot || key !== '')
    .map(([key, list]) => line(key, list))
    .join('\n');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
