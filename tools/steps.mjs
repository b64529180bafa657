/** How the commands speak: one line for each thing done, with its time; a reason, not a stack, for what went wrong. */

/** Something the reader can mend; its message says what. Anything else is our mistake and shows its stack. */
export class Failure extends Error {}

export async function step(title, work) {
  const began = performance.now();
  const result = await work();
  console.log(`${tick} ${title} ${dim(`(${seconds(performance.now() - began)})`)}`);
  return result;
}

export function reportFailure(error) {
  console.error(`${cross} ${error instanceof Failure ? error.message : (error?.stack ?? error)}`);
}

export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const coloured = process.stdout.isTTY && !process.env.NO_COLOR;

export const tick = paint(32, '✓');
export const cross = paint(31, '✗');

export function dim(text) {
  return paint(2, text);
}

function paint(code, text) {
  return coloured ? `\u001b[${code}m${text}\u001b[0m` : text;
}
