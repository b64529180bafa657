/**
 * Who did something, seen by the person at the screen; the API names a kind of caller and perhaps an id, as in `staff:0190…`, and sometimes
 * tells the name beside it.
 */
export function actorWords(actor: string, viewerId: string | undefined, name?: string | null): string {
  const [kind = '', id] = actor.split(':');
  if (id !== undefined && id === viewerId) return $localize`You`;
  return name ?? labels.get(kind) ?? kind;
}

const labels = new Map([
  ['patient', $localize`Patient`],
  ['doctor', $localize`Doctor`],
  ['staff', $localize`Hospital staff`],
  ['admin', $localize`Administrator`],
  ['api-key', $localize`API key`],
  ['stripe', 'Stripe'],
  ['system', $localize`By itself`],
]);
