import { Component, input, output, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Connection } from '../ui/connection.ts';
import { DisputeDecision } from './dispute-decision.ts';
import { DisputeDetail } from './dispute-detail.ts';
import { DisputeFiles } from './dispute-files.ts';
import { DisputeMessages } from './dispute-messages.ts';
import { DisputeTimeline } from './dispute-timeline.ts';
import { HandInFile } from './hand-in-file.ts';

/** A decision that somebody is at, or not. */
@Component({
  selector: 'smc-dispute-decision',
  template: '',
  providers: [{ provide: DisputeDecision, useExisting: Decision }],
})
class Decision {
  readonly dispute = input<unknown>();
  readonly newer = input<boolean>();
  readonly decided = output();
  readonly reloaded = output();
  readonly isUnderHand = signal(false);
}

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const dispute = {
  id: 'dispute-1',
  reference: 'D-1',
  kind: 'quality',
  status: 'open',
  text: 'It was short.',
  appointmentId: 'visit-1',
  doctorId: 'doctor-1',
  hospitalName: 'City Hospital',
  createdAt: '2026-12-02T09:00:00.000Z',
  money: { paid: inr(50_000), refunded: inr(0), owed: inr(0), left: inr(50_000) },
  assigneeId: null,
  awaits: null,
  dueAt: null,
  closedAt: null,
  resolution: null,
  messages: [],
  files: [],
  timeline: [],
  version: 1,
};

async function screen(shown: object, live?: boolean, visit?: object) {
  const seen = { reads: 0, tell: (): void => undefined };
  const get = async () => {
    seen.reads += 1;
    return shown;
  };
  const missing = { get: () => Promise.reject(new Error('not here')) };
  const appointments = visit === undefined ? missing : { get: async () => visit };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Client, useValue: { disputes: { get }, appointments, doctors: missing } },
      { provide: Live, useValue: { follow: (_: object, changed: () => void) => (seen.tell = changed) } },
      { provide: Session, useValue: { user: () => ({ id: 'me', role: 'admin' }) } },
    ],
  });
  TestBed.overrideComponent(DisputeDetail, {
    remove: { imports: [DisputeDecision] },
    add: { imports: [Decision] },
  });
  for (const part of [DisputeFiles, DisputeMessages, DisputeTimeline, HandInFile]) {
    TestBed.overrideComponent(part, { set: { template: '', imports: [] } });
  }
  TestBed.inject(Connection).live.set(live);
  const fixture = TestBed.createComponent(DisputeDetail);
  fixture.componentRef.setInput('id', 'dispute-1');
  await fixture.whenStable();
  return { seen, fixture };
}

describe('news of a dispute that somebody decides', () => {
  it('wait until what became of the decision has been read, and are not lost', async () => {
    const { seen, fixture } = await screen(dispute);
    const found = fixture.debugElement.query(
      ({ componentInstance }) => componentInstance instanceof Decision,
    );
    const decision = found.componentInstance as Decision;
    expect(seen.reads).toBe(1);

    decision.isUnderHand.set(true);
    seen.tell();
    await fixture.whenStable();
    expect(seen.reads).toBe(1);
    expect(decision.newer()).toBe(true);

    decision.isUnderHand.set(false);
    await fixture.whenStable();
    expect(seen.reads).toBe(2);
    expect(decision.newer()).toBe(false);
  });
});

describe('who let their time to answer pass', () => {
  it('is told while it is the administrators’ turn', async () => {
    const { fixture } = await screen({ ...dispute, awaits: 'admin', dueAt: null, lapsedSide: 'hospital' });
    const { textContent } = fixture.nativeElement as HTMLElement;
    expect(textContent).toMatch(/No answer in time\s*Hospital/);
  });
});

describe('the record of a decided dispute', () => {
  it('says whom it is about, who decided when, and what of the money is not back yet', async () => {
    const money = { paid: inr(50_000), refunded: inr(30_000), owed: inr(10_000), left: inr(20_000) };
    const resolution = {
      outcome: 'refund_partial',
      refund: inr(10_000),
      refunds: [],
      note: 'A fifth.',
      decidedBy: 'admin:other',
      deciderName: 'Noor Haddad',
    };
    const closedAt = '2026-12-03T09:00:00.000Z';
    const decided = { ...dispute, status: 'resolved', money, resolution, closedAt };
    const visit = { startsAt: dispute.createdAt, timeZone: 'Asia/Kolkata', names: { patient: 'Mila Sen' } };
    const { fixture } = await screen(decided, true, visit);
    const text = (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/Patient\s*Mila Sen\s*Hospital\s*City Hospital/);
    expect(text).toMatch(/Returned\s*₹200\.00\s*Still to be returned\s*₹100\.00/);
    expect(text).toMatch(/Decided by\s*Noor Haddad\s*Decided.*2026/);
    expect(text).toMatch(/Assigned to\s*Nobody /);
  });
});

describe('money that is on its way back', () => {
  const refund = {
    id: 'refund-1',
    amount: inr(50_000),
    channel: 'online',
    status: 'pending',
    settledAt: null,
  };
  const resolution = {
    outcome: 'refund_full',
    refund: inr(50_000),
    refunds: [refund],
    note: '',
    decidedBy: 'admin:me',
  };
  let look: () => void;

  beforeEach(() => {
    look = () => {
      throw new Error('nobody watches');
    };
    jest.spyOn(globalThis, 'setInterval').mockImplementation((watch, ms) => {
      if (ms === 15_000) look = watch as () => void;
      return 1;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(document, 'hidden');
  });

  it('is watched where no news comes in, while somebody looks', async () => {
    const { seen, fixture } = await screen({ ...dispute, status: 'resolved', resolution });
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    look();
    await fixture.whenStable();
    expect(seen.reads).toBe(1);
    Reflect.deleteProperty(document, 'hidden');
    look();
    await fixture.whenStable();
    expect(seen.reads).toBe(2);
  });

  it('is left to the news where there is any', async () => {
    await screen({ ...dispute, status: 'resolved', resolution }, true);
    expect(look).toThrow('nobody watches');
  });
});
