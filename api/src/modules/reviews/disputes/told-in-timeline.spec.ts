import { notifiedClinic, type NotifiedClinic } from '../../../../test/notified-clinic.ts';
import type { TimelineEntry } from './timeline.schemas.ts';

describe('the timeline of a dispute tells of mail', () => {
  let clinic: NotifiedClinic;
  let dispute: Awaited<ReturnType<NotifiedClinic['disputed']>>;
  let staffAddress: string;

  beforeAll(async () => {
    clinic = await notifiedClinic();
    ({ address: staffAddress } = await clinic.addStaff());
    dispute = await clinic.disputed();
    clinic.mail.answers((to) => (to === staffAddress ? { code: 451, text: '4.2.2 full' } : undefined));
    await clinic.tell();
    await clinic.send();
  });
  afterAll(() => clinic.close());

  const noticesFor = async (reader: string): Promise<TimelineEntry[]> =>
    (await clinic.get(`/${dispute.id}`, reader)).body.timeline.filter(
      ({ kind }: TimelineEntry) => kind === 'notice',
    );
  const sent = { status: 'sent', attempts: 1, answer: '250', sentAt: '2026-12-01T06:00:00.000Z' };
  const waiting = { status: 'queued', attempts: 1, answer: '451 4.2.2', sentAt: null };
  const told = { notice: 'dispute_opened', channel: 'email' };

  it('to admins: to whom, at which address, and what became of it', async () => {
    const [toHospital, toPatient] = await noticesFor(clinic.hospital.admin);
    expect(toHospital).toEqual({
      at: '2026-12-01T06:00:00.000Z',
      kind: 'notice',
      actor: 'system',
      details: { ...told, to: 'hospital', deliveries: [{ ...waiting, address: staffAddress }] },
    });
    const address = `${dispute.patientId}@patients.test`;
    expect(toPatient!.details).toEqual({ ...told, to: 'patient', deliveries: [{ ...sent, address }] });
  });

  it('to the hospital: that the patient was told, and no address of anybody', async () => {
    const entries = await noticesFor(clinic.hospital.staff);
    expect(entries.map(({ details }) => details)).toEqual([
      { ...told, to: 'hospital', deliveries: [waiting] },
      { ...told, to: 'patient', deliveries: [sent] },
    ]);
  });

  it('to the patient: what they were told themselves', async () => {
    const [entry, ...others] = await noticesFor(dispute.token);
    expect(entry!.details).toMatchObject({ ...told, to: 'patient', deliveries: [sent] });
    expect(others).toEqual([]);
  });

  it('about its own visit and dispute alone', async () => {
    const { id, token, appointmentId } = await clinic.disputed();
    await clinic.post(`/${id}/withdrawal`, token, {});
    await clinic.tell();
    const again = await clinic.post('', token, { appointmentId, kind: 'other', text: 'Still.' });
    await clinic.tell();
    const kinds = (timeline: TimelineEntry[]) =>
      timeline.filter(({ kind }) => kind === 'notice').map(({ details }) => details['notice']);
    expect(kinds((await clinic.get(`/${again.body.id}`, token)).body.timeline)).toEqual(['dispute_opened']);
    expect(kinds((await clinic.get(`/${id}`, token)).body.timeline)).toEqual([
      'dispute_opened',
      'dispute_withdrawn',
    ]);
    expect(await noticesFor(dispute.token)).toHaveLength(1);
  });
});
