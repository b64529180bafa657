import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { Live, type Interest } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { Undo } from '../ui/undo.ts';
import { ViewStore } from '../ui/view-store.ts';
import { ImportDetail } from './import-detail.ts';
import { ImportList } from './import-list.ts';
import type { ImportRun } from './import-run.ts';

const begun: ImportRun = {
  ...{ id: 'run-1', hospitalId: '0198', contentHash: '9f86d081', batchSize: 1000, appliedBatches: [1] },
  ...{ kind: 'slots', mode: 'apply', status: 'running', fileName: 'slots.csv', totalRows: 3, version: 2 },
  ...{ createdAt: '2026-11-22T10:00:00Z', updatedAt: '2026-11-22T10:00:02Z', completedAt: null },
  ...{ counts: { created: 1, updated: 0, unchanged: 0, rejected: 0 }, startedBy: 'staff:0199' },
};
const row = (line: number) => ({ line, externalId: `S-${line}`, action: 'created', errors: [] });

/** A server with one run, of which news comes when the spec says so. */
function portal(role: string) {
  const server = {
    run: begun,
    rows: [row(2)],
    asked: [] as object[],
    stopped: [] as string[],
    means: true,
    views: {} as Record<string, object[]>,
    askedRows: [] as object[],
  };
  const imports = {
    list: (filters: object) => ({
      page: async () => {
        server.asked.push(filters);
        return { items: [server.run], nextCursor: null };
      },
    }),
    get: async () => server.run,
    results: async (_id: string, query: object) => {
      server.askedRows.push(query);
      return { items: server.rows, nextCursor: null };
    },
    abandon: async (id: string) => {
      server.stopped.push(id);
      server.run = { ...server.run, status: 'abandoned' };
      return server.run;
    },
  };
  const followers: (() => void)[] = [];
  const hospitalId = () => (role === 'staff' ? '0198' : undefined);
  const user = () => ({ id: '0199', role, hospitalId: hospitalId() ?? null });
  const hospitals = { get: async (id: string) => ({ id, timeZone: 'Asia/Kolkata' }) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          { path: 'imports', component: ImportList },
          { path: 'imports/:id', component: ImportDetail },
        ],
        withComponentInputBinding(),
      ),
      { provide: Client, useValue: { imports, hospitals } },
      { provide: Session, useValue: { user, hospitalId } },
      { provide: Live, useValue: { follow: (_: Interest, changed: () => void) => followers.push(changed) } },
      { provide: ViewStore, useValue: { of: async (screen: string) => server.views[screen] ?? [] } },
      { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      { provide: Ask, useValue: { whether: async () => server.means } },
      { provide: Undo, useValue: { say: () => undefined } },
    ],
  });
  const news = () => followers.forEach((changed) => changed());
  return { server, news };
}

async function open(url: string) {
  const harness = await RouterTestingHarness.create(url);
  const settled = () => harness.fixture.whenStable();
  await settled();
  const element = harness.routeNativeElement!;
  const button = (words: string) =>
    [...element.querySelectorAll('button')].find((one) => one.textContent.trim() === words);
  return { element, settled, button };
}

describe('imports on the screen', () => {
  it('are narrowed by what the address names and the server knows', async () => {
    const { server } = portal('admin');
    await open('/imports?kind=slots&status=running&mode=apply&hospital=0198&from=2026-11-01&to=nonsense');
    expect(server.asked.at(-1)).toEqual({
      ...{ kind: 'slots', status: 'running', mode: 'apply', hospitalId: '0198' },
      ...{ from: '2026-10-31T18:30:00.000Z', to: undefined },
    });
  });

  it('are renewed by news: the run, its counts and its rows', async () => {
    const { server, news } = portal('staff');
    const { element, settled } = await open('/imports/run-1');
    expect(element.textContent).toContain('1 of 3 rows');
    expect(element.querySelectorAll('tbody tr')).toHaveLength(1);
    server.run = { ...begun, counts: { ...begun.counts, created: 2 } };
    server.rows = [row(2), row(3)];
    news();
    await settled();
    expect(element.textContent).toContain('2 of 3 rows');
    expect(element.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('have their rows narrowed as they were in another one, by a view that is kept', async () => {
    const { server } = portal('staff');
    server.views = { 'import-results': [{ id: '1', name: 'What was refused', query: 'action=rejected' }] };
    const { element, settled, button } = await open('/imports/run-1');
    // jsdom knows no popovers.
    element.querySelectorAll<HTMLElement>('[popover]').forEach((one) => (one.hidePopover = () => undefined));
    expect(server.askedRows.at(-1)).toMatchObject({ action: undefined });
    button('What was refused')!.click();
    await settled();
    expect(server.askedRows.at(-1)).toMatchObject({ action: 'rejected' });
  });

  it('have rows that are gone through by the keys of every list', async () => {
    const { server } = portal('staff');
    server.rows = [row(2), row(3)];
    const { element } = await open('/imports/run-1');
    document.body.append(element);
    for (const line of ['2', '3']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      expect(document.activeElement?.textContent.trim()).toBe(line);
    }
  });

  it('are stopped for good by whoever means it, and not again', async () => {
    const { server } = portal('staff');
    const { element, settled, button } = await open('/imports/run-1');
    server.means = false;
    button('Stop for good…')!.click();
    await settled();
    expect(server.stopped).toEqual([]);
    server.means = true;
    button('Stop for good…')!.click();
    await settled();
    expect(server.stopped).toEqual(['run-1']);
    expect(element.textContent).toContain('Abandoned');
    expect(button('Stop for good…')).toBeUndefined();
  });

  it('show no way to stop them to others', async () => {
    portal('doctor');
    const { button } = await open('/imports/run-1');
    expect(button('Stop for good…')).toBeUndefined();
  });
});
