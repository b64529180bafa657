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
      process.stdout.write(scripts[shell](offersByPath(program())));
    });
}

/** What may follow a path of commands. */
interface Offer {
  words: string[];
  /** A command that has commands of its own takes no file, and neither does one that takes a word of a few. */
  files: boolean;
}

/** For each path of commands ("", "slots", "slots import") what may follow. */
function offersByPath(command: Command, path: string[] = []): Map<string, Offer> {
  const commands = command.commands.map((child) => child.name());
  const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const options = command.options.flatMap((option) => (option.long ? [option.long] : []));
  const words = [...commands, ...choices, ...options, '--help'];
  const files = commands.length === 0 && choices.length === 0;
  const offers = new Map([[path.join(' '), { words, files }]]);
  for (const child of command.commands) {
    for (const [key, value] of offersByPath(child, [...path, child.name()])) {
      offers.set(key, value);
    }
  }
  return offers;
}

const scripts = { bash, zsh, fish };

function bash(offers: Map<string, Offer>): string {
  return `# bash completion of smc
_smc() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" path="" word i words="" files=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    [[ $word == -* ]] && continue
    case "\${path:+$path }$word" in
${cases(offers, (key) => `      ${quoted(key)}) path=${quoted(key)} ;;`)}
    esac
  done
  case "$path" in
${cases(offers, (key, { words, files }) => `    ${quoted(key)}) words=${quoted(words.join(' '))}${files ? ' files=1' : ''} ;;`, true)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [[ -n $files && $cur != -* ]] && COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _smc smc
`;
}

/** `path` is the shell's own search path there: the command goes by another name. */
function zsh(offers: Map<string, Offer>): string {
  return `#compdef smc
_smc() {
  local at="" word i files=""
  local -a offered
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    [[ $word == -* ]] && continue
    case "\${at:+$at }$word" in
${cases(offers, (key) => `      ${quoted(key)}) at=${quoted(key)} ;;`)}
    esac
  done
  case "$at" in
${cases(offers, (key, { words, files }) => `    ${quoted(key)}) offered=(${words.map(quoted).join(' ')})${files ? ' files=1' : ''} ;;`, true)}
  esac
  compadd -a offered
  if [[ -n $files ]]; then _files; fi
}
# Found by its name in fpath the file is the function; sourced, it registers it.
if [[ $funcstack[1] == _smc ]]; then _smc "$@"; else compdef _smc smc; fi
`;
}

function fish(offers: Map<string, Offer>): string {
  const lines = [...offers].flatMap(([path, { words, files }]) => {
    const seen = path
      .split(' ')
      .filter(Boolean)
      .map((word) => `__fish_seen_subcommand_from ${word}`);
    const deeper = [...offers.keys()]
      .filter((key) => key.startsWith(`${path} `))
      .map((key) => key.slice(path.length + 1));
    const notYet =
      path !== '' && deeper.length > 0 ? [`not __fish_seen_subcommand_from ${deeper.join(' ')}`] : [];
    const condition = path === '' ? '__fish_use_subcommand' : [...seen, ...notYet].join('; and ');
    const offered = words.map((word) => (word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`));
    return [...offered, ...(files ? [] : ['-f'])].map(
      (option) => `complete -c smc -n ${quoted(condition)} ${option}`,
    );
  });
  return `# fish completion of smc\n${lines.join('\n')}\n`;
}

function cases(
  offers: Map<string, Offer>,
  line: (key: string, offer: Offer) => string,
  withRoot = false,
): string {
  return [...offers]
    .filter(([key]) => withRoot || key !== '')
    .map(([key, offer]) => line(key, offer))
    .join('\n');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
