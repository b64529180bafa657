import { Component, input, output, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { DisputeDecision } from './dispute-decision.ts';
import { DisputeDetail } from './dispute-detail.ts';
import { DisputeFiles } from './dispute-files.ts';
import { DisputeMessages } from './dispute-messages.ts';
import { DisputeTimeline } from './dispute-timeline.ts';

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
  createdAt: '2026-12-02T09:00:00.000Z',
  money: { paid: inr(50_000), refunded: inr(0), left: inr(50_000) },
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

describe('news of a dispute that somebody decides', () => {
  it('wait until what became of the decision has been read, and are not lost', async () => {
    let reads = 0;
    let tell: () => void = () => undefined;
    const get = async () => {
      reads += 1;
      return dispute;
    };
    const missing = { get: () => Promise.reject(new Error('not here')) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { disputes: { get }, appointments: missing, doctors: missing } },
        { provide: Live, useValue: { follow: (_: object, changed: () => void) => (tell = changed) } },
        { provide: Session, useValue: { user: () => ({ id: 'me', role: 'admin' }) } },
      ],
    });
    TestBed.overrideComponent(DisputeDetail, {
      remove: { imports: [DisputeDecision] },
      add: { imports: [Decision] },
    });
    for (const part of [DisputeFiles, DisputeMessages, DisputeTimeline]) {
      TestBed.overrideComponent(part, { set: { template: '', imports: [] } });
    }
    const fixture = TestBed.createComponent(DisputeDetail);
    fixture.componentRef.setInput('id', 'dispute-1');
    await fixture.whenStable();
    const found = fixture.debugElement.query(
      ({ componentInstance }) => componentInstance instanceof Decision,
    );
    const decision = found.componentInstance as Decision;
    expect(reads).toBe(1);

    decision.isUnderHand.set(true);
    tell();
    await fixture.whenStable();
    expect(reads).toBe(1);
    expect(decision.newer()).toBe(true);

    decision.isUnderHand.set(false);
    await fixture.whenStable();
    expect(reads).toBe(2);
    expect(decision.newer()).toBe(false);
  });
});
