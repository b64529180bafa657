import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Client } from './client.ts';
import { hospitalDays } from './hospital-days.ts';
import { Session } from './session.ts';

describe('the days of a list of what hospitals have', () => {
  const readersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const inKolkata = { from: '2026-11-25T18:30:00.000Z', to: '2026-11-26T18:30:00.000Z' };
  const whereReaderIs = {
    from: new Date(2026, 10, 26).toISOString(),
    to: new Date(2026, 10, 27).toISOString(),
  };

  function open(day: string | undefined, { own, chosen }: { own?: string; chosen?: string }) {
    const asked: string[] = [];
    const get = async (id: string) => {
      asked.push(id);
      if (id === 'gone') throw new Error('no such hospital');
      return { id, timeZone: 'Asia/Kolkata' };
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { hospitals: { get } } },
        { provide: Session, useValue: { hospitalId: signal(own) } },
      ],
    });
    const named = signal(day);
    const hospital = signal(chosen);
    const days = TestBed.runInInjectionContext(() => hospitalDays({ from: named, to: named, hospital }));
    const settled = async () => {
      for (let turn = 0; turn < 3; turn++) {
        TestBed.tick();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    return { asked, named, hospital, settled, ...days };
  }

  it.each([
    ['those of the hospital one works for', { own: 'apollo' }, 'Asia/Kolkata', inKolkata],
    ['those of the hospital that is chosen', { chosen: 'apollo' }, 'Asia/Kolkata', inKolkata],
    ['the reader’s when there is none', {}, undefined, whereReaderIs],
    ['the reader’s when it cannot be had', { chosen: 'gone' }, undefined, whereReaderIs],
  ])('are %s, and it is said whose', async (_whose, of, zone, bounds) => {
    const days = open('2026-11-26', of);
    await days.settled();
    expect(days.bounds()).toEqual(bounds);
    expect(days.zone()).toBe(zone);
    expect(days.hint()).toBe(`Days in ${zone ?? readersZone}`);
  });

  it('are waited for until it is known whose they are', () => {
    const days = open('2026-11-26', { own: 'apollo' });
    TestBed.tick();
    expect(days.bounds()).toBeUndefined();
    expect(days.hint()).toBe('Days in …');
  });

  it('ask for no hospital, and say nothing, before there are any', async () => {
    const days = open(undefined, { own: 'apollo' });
    await days.settled();
    expect(days.asked).toEqual([]);
    expect([days.bounds(), days.zone(), days.hint()]).toEqual([
      { from: undefined, to: undefined },
      undefined,
      undefined,
    ]);
    days.named.set('2026-11-26');
    await days.settled();
    expect(days.bounds()).toEqual(inKolkata);
  });

  it('are the reader’s again once no hospital is chosen', async () => {
    const days = open('2026-11-26', { chosen: 'apollo' });
    await days.settled();
    days.hospital.set(undefined);
    await days.settled();
    expect(days.bounds()).toEqual(whereReaderIs);
  });
});
