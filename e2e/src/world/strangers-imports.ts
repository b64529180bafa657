import { createHash } from 'node:crypto';
import { scriptText, scriptWords } from './script-words.ts';
import type { StrangersWorld } from './strangers-words.ts';

/** Files of strange rows: some go in, some are refused by the server, some by whoever sent them. */
export async function addImportWords(world: StrangersWorld): Promise<void> {
  const { ids } = world;
  ids['import'] = await bringIn(world, 'doctors', [
    {
      line: 2,
      externalId: scriptWords('imported doctor id'),
      fullName: scriptWords('imported doctor'),
      licenceNumber: scriptWords('imported licence'),
      specialties: [scriptWords('imported specialty')],
      location: scriptWords('location id'),
      credentials: scriptWords('imported credentials'),
      bio: scriptText('imported bio'),
      visitType: scriptWords('imported visit'),
      durationMinutes: 5,
      feeMinor: 0,
    },
    {
      line: 3,
      externalId: scriptWords('refused doctor id'),
      fullName: scriptWords('refused doctor'),
      email: scriptWords('refused e-mail'),
      phone: scriptWords('refused phone'),
      languages: [scriptWords('refused language')],
      currency: scriptWords('refused currency'),
    },
    refusedAtHome,
  ]);
  ids['slotImport'] = await bringIn(world, 'slots', [
    {
      line: 2,
      externalId: scriptWords('slot id'),
      doctorExternalId: scriptWords('doctor of a slot'),
      location: scriptWords('place of a slot'),
      start: scriptWords('start'),
      end: scriptWords('end'),
      visitType: scriptWords('visit of a slot'),
    },
    refusedAtHome,
  ]);
}

const refusedAtHome = {
  line: 4,
  externalId: scriptWords('row refused at home'),
  refused: [
    {
      field: scriptWords('field'),
      code: scriptWords('code'),
      message: scriptWords('message'),
      value: scriptWords('value'),
    },
  ],
};

type Row = { line: number; externalId: string } & Record<string, unknown>;

async function bringIn({ desk }: StrangersWorld, kind: 'doctors' | 'slots', rows: Row[]): Promise<string> {
  const { id } = await desk.imports.start({
    kind,
    fileName: scriptWords(`file of ${kind}`),
    contentHash: createHash('sha256').update(kind).digest('hex'),
    totalRows: rows.length,
    mode: 'apply',
    batchSize: 100,
  });
  await desk.imports.putBatch(id, 1, rows);
  await desk.imports.complete(id);
  return id;
}
