import { disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { LapseReplies } from './lapse-replies.ts';

const rounds = 3;
const racing = 12;

interface Outcome {
  awaits: string;
  lapsedSide: string | null;
  version: number;
  lapses: number;
  told: string[];
}

describe('a race between a hospital’s answer and the end of its time', () => {
  let clinic: DisputedClinic;
  let second: TestApp;

  beforeAll(async () => {
    clinic = await disputedClinic();
    second = await startTestApp({ DATABASE_URL: clinic.world.databaseUrl, FILES_DIR: clinic.folder });
  });
  afterAll(async () => {
    await second.close();
    await clinic.close();
  });

  const disputed = async () => {
    const disputes: string[] = [];
    for (let n = 0; n < racing; n++) disputes.push((await clinic.disputed()).id);
    return disputes;
  };
  const lapse = ({ app }: TestApp) => app.get(LapseReplies).run();
  const answer = async (id: string, by: TestApp) => {
    const token = by.tokenFor({ role: 'staff', hospitalId: clinic.hospital.hospitalId });
    const body = { text: 'An emergency.' };
    expect((await by.call('POST', `/v1/disputes/${id}/messages`, { token, body })).status).toBe(201);
  };
  const outcomeOf = async (id: string): Promise<Outcome> => {
    const { rows } = await clinic.hospital.database.query<Outcome>(
      `select awaits, lapsed_side as "lapsedSide", version,
              (select count(*)::int from dispute_steps where dispute_id = d.id and action = 'lapse') as lapses,
              array(select type from outbox_events where payload->>'disputeId' = d.id::text order by id) as told
         from disputes d where id = $1`,
      [id],
    );
    return rows[0]!;
  };
  const tellsOfLapse: Outcome = {
    awaits: 'admin',
    lapsedSide: null,
    version: 3,
    lapses: 1,
    told: ['dispute.opened', 'dispute.lapsed', 'dispute.answered'],
  };

  it('writes a late answer down after one lapse, though two processes look for lapses at that instant', async () => {
    for (let round = 0; round < rounds; round++) {
      const disputes = await disputed();
      for (const { clock } of [clinic.world, second]) clock.advance({ days: 5, seconds: 1 });
      const silent = disputes.slice(0, 2);
      const late = disputes.slice(2);

      await Promise.all([
        lapse(clinic.world),
        lapse(second),
        ...late.map((id, n) => answer(id, n % 2 === 0 ? clinic.world : second)),
      ]);

      for (const id of late) expect(await outcomeOf(id)).toEqual(tellsOfLapse);
      for (const id of silent) {
        expect(await outcomeOf(id)).toEqual({
          awaits: 'admin',
          lapsedSide: 'hospital',
          version: 2,
          lapses: 1,
          told: ['dispute.opened', 'dispute.lapsed'],
        });
      }
    }
  });

  it('lets an answer of the last instant be in time or late, by whichever clock comes first, and never both', async () => {
    for (let round = 0; round < rounds; round++) {
      const disputes = await disputed();
      clinic.world.clock.advance({ days: 5, seconds: 1 });
      second.clock.advance({ days: 5 });

      await Promise.all([lapse(clinic.world), ...disputes.map((id) => answer(id, second))]);

      const inTime = { ...tellsOfLapse, version: 2, lapses: 0, told: ['dispute.opened', 'dispute.answered'] };
      for (const id of disputes) {
        const outcome = await outcomeOf(id);
        expect(outcome).toEqual(outcome.lapses === 0 ? inTime : tellsOfLapse);
      }
      second.clock.advance({ seconds: 1 });
    }
  });
});
