import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import type { Figures } from './charts.ts';

const drawn: string[] = [];
jest.unstable_mockModule('./chart-canvas.ts', () => ({
  drawChart: (_canvas: unknown, { series }: { series: { label: string }[] }) => {
    drawn.push(series[0]!.label);
    return { destroy: () => undefined };
  },
}));
const { Overview } = await import('./overview.ts');

const totals = {
  ...{ bookings: 4, cancellations: 1, completed: 2, noShows: 0, money: [] },
  imports: { running: 0, clean: 1, withRejects: 0, abandoned: 0 },
};
const figures = {
  ...{ asOf: '2026-11-26T09:00:00Z', timeZone: 'Asia/Kolkata', totals, previous: totals },
  days: [{ date: '2026-11-26', ...totals }],
  disputes: {
    ...{ unsettled: 0, overdue: { patient: 0, hospital: 0, admin: 0 } },
    byAge: [{ fromDays: 0, toDays: 2, count: 0 }],
  },
  reviews: { reported: 0 },
} as unknown as Figures;

describe('the overview while it is looked at', () => {
  let shown: Figures;

  async function open() {
    shown = figures;
    Object.defineProperty(window, 'matchMedia', { value: () => new EventTarget(), configurable: true });
    const nothing = () => ({ page: async () => ({ items: [], nextCursor: null }) });
    const admin = { figures: async () => shown, stuckMoney: nothing };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { admin, refunds: { list: nothing } } },
        { provide: Session, useValue: { user: () => ({ role: 'admin' }) } },
        { provide: HospitalNames, useValue: { of: () => undefined } },
      ],
    });
    const fixture = TestBed.createComponent(Overview);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const settled = async () => {
      for (let turn = 0; turn < 3; turn++) {
        await new Promise((resolve) => setTimeout(resolve));
        await fixture.whenStable();
      }
    };
    await settled();
    drawn.length = 0;
    let passedMs = 0;
    const realNow = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passedMs);
    // Whoever looks away for a minute and back is shown the newest.
    const minuteLater = async () => {
      passedMs += 60_000;
      for (const hidden of [true, false]) {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        TestBed.tick();
      }
      await settled();
    };
    return { element, minuteLater };
  }

  afterEach(() => jest.restoreAllMocks());

  it('renews its figures and says of when they are, and draws no chart anew that is the same', async () => {
    const { element, minuteLater } = await open();
    const tile = element.querySelector('smc-figure-tile')!;
    const asOf = () => element.querySelector('.as-of time')!.getAttribute('datetime');
    expect([tile.querySelector('.figure')?.textContent, asOf()]).toEqual(['4', figures.asOf]);
    shown = { ...figures, asOf: '2026-11-26T09:01:00Z' };
    await minuteLater();
    expect(asOf()).toBe('2026-11-26T09:01:00Z');
    expect(drawn).toEqual([]);
    shown = { ...shown, totals: { ...totals, bookings: 5 } as unknown as Figures['totals'] };
    await minuteLater();
    // The same tile: nothing has moved.
    expect(tile.isConnected && tile.querySelector('.figure')?.textContent).toBe('5');
    expect(drawn).toEqual([]);
    shown = { ...shown, days: [{ ...shown.days[0]!, bookings: 5 }] };
    await minuteLater();
    expect(drawn).toContain('Bookings');
  });

  it('leaves the focus where it is', async () => {
    const { element, minuteLater } = await open();
    const link = element.querySelector<HTMLElement>('smc-stuck-link a')!;
    link.focus();
    shown = { ...figures, totals: { ...totals, bookings: 5 } as unknown as Figures['totals'] };
    await minuteLater();
    expect(document.activeElement).toBe(link);
  });
});
