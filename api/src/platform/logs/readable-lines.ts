import { Writable } from 'node:stream';

const colours: Record<string, string> = { warn: '\x1b[33m', error: '\x1b[31m', fatal: '\x1b[31m' };
const plain = '\x1b[0m';
const dim = '\x1b[2m';

/** Turns the JSON lines of the log into lines a person reads at a terminal. */
export function readableLines(terminal: { write(text: string): unknown }): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) {
        terminal.write(`${readable(line)}\n`);
      }
      done();
    },
  });
}

export function readable(line: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown> & {
    err?: { message?: string; stack?: string };
  };
  const { service: _service, pid: _pid, ...members } = rest;
  const clock = String(time).slice(11, 19);
  const colour = colours[String(level)] ?? '';
  const details = Object.entries(members).map(([name, value]) => `${name}=${shown(value)}`);
  const fault = err ? `\n${err.message ?? ''}\n${err.stack ?? ''}` : '';
  return `${dim}${clock}${plain} ${colour}${String(level).padEnd(5)}${plain} ${shown(msg ?? '')} ${dim}${details.join(' ')}${plain}${fault}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
