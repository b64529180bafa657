/** Each after those it imports. */
const parts = ['frame-line.js', 'bank-dialog.js', 'elements.js', 'stripe.js'];

/**
 * What a partner's page loads: modules in one script that runs at once, as a module would not, and leaves nothing behind but what
 * it puts on `window`. Their names share one room, where two of the same would be a fault of syntax.
 */
export function classicScript(read: (name: string) => string): string {
  const joined = parts.map((name) => withoutBorders(read(name))).join('\n');
  return `(() => {\n'use strict';\n${joined}})();\n`;
}

function withoutBorders(module: string): string {
  return module.replaceAll(/^import .*;$\n?/gm, '').replaceAll(/^export (?:\{\};$)?/gm, '');
}
