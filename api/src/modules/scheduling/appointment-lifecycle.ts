import { appointmentTransitions, type Transition } from './rules/appointment-transitions.ts';

/** The table of transitions for people: a drawing and a table, as Markdown. */
export function appointmentLifecycle(): string {
  return (
    [
      '# The life of an appointment',
      'Generated from `api/src/modules/scheduling/rules/appointment-transitions.ts` by `npm run generate`; change it there.',
      '```mermaid\nstateDiagram-v2\n' + appointmentTransitions.map(arrow).join('\n') + '\n```',
      [
        '| from | to | action | who | note |',
        '|---|---|---|---|---|',
        ...appointmentTransitions.map(row),
      ].join('\n'),
      'A hold that has lapsed reads as `expired` from that instant on, and its slots can be claimed, whether or not the lapse has been written down yet.',
      'Money that comes for a time which somebody else has by then, for a visit that is paid already or for one that was cancelled goes back in full, with the reason `slot_gone`, `paid_twice` or `paid_after_cancellation`.',
      'An appointment keeps its time from others while it is `held` (and not lapsed), `confirmed`, `checked_in`, `completed` or `no_show`.',
    ].join('\n\n') + '\n'
  );
}

function arrow({ from, to, action }: Transition): string {
  return `  ${from ?? '[*]'} --> ${to}: ${action}`;
}

function row({ from, to, action, by, note }: Transition): string {
  return `| ${from === null ? '–' : `\`${from}\``} | \`${to}\` | ${action} | ${by.join(', ')} | ${note} |`;
}
