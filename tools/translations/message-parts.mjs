/**
 * The parts of an ICU message that a translation has to keep: its placeholders (`{$INTERPOLATION}`, and `{INTERPOLATION}` within
 * a choice) and its choices (`{VAR_PLURAL, plural, one {…} other {…}}`) with the names of their cases.
 */
export function partsOf(message) {
  const parts = { placeholders: [], choices: [] };
  read(message, parts);
  return parts;
}

function read(text, parts) {
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
    const end = closing(text, at);
    readBraces(text.slice(at + 1, end), parts);
    at = end;
  }
}

function readBraces(inside, parts) {
  const choice = /^\s*(\w+)\s*,\s*(plural|select)\s*,/.exec(inside);
  if (choice === null) {
    parts.placeholders.push(inside.trim().replace(/^\$/, ''));
    return;
  }
  const [head, variable, kind] = choice;
  const cases = [];
  let rest = inside.slice(head.length);
  for (let open = rest.indexOf('{'); open !== -1; open = rest.indexOf('{')) {
    const end = closing(rest, open);
    cases.push(rest.slice(0, open).trim());
    read(rest.slice(open + 1, end), parts);
    rest = rest.slice(end + 1);
  }
  parts.choices.push({ variable, kind, cases });
}

/** Where the brace that opens at `at` is closed. */
function closing(text, at) {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error(`A brace is not closed: ${text}`);
}
